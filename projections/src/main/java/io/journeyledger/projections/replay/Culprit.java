package io.journeyledger.projections.replay;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.fold.Fold;
import io.journeyledger.projections.fold.Folds;
import io.journeyledger.projections.fold.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Finds the event that keeps a journey from being told. */
public final class Culprit {

    private static final Logger LOG = LoggerFactory.getLogger(Culprit.class);

    private Culprit() {}

    /**
     * The first event, in the order in which they were recorded, with which no documents can be made.
     *
     * @param story at least one event
     * @param failure what happened when all were folded
     * @throws DataAccessException when that was it: no event is to blame
     */
    public static UnfoldableException of(Story story, Reading reading, RuntimeException failure) {
        throwIfPassing(failure);
        List<Recorded> recorded = story.events().stream()
                .sorted(Comparator.comparingLong(Recorded::position))
                .toList();
        List<Recorded> known = new ArrayList<>();
        for (Recorded next : recorded) {
            known.add(next);
            try {
                for (Fold<?> fold : Folds.all()) {
                    documents(fold, Story.of(story.standing(), known), reading);
                }
            } catch (RuntimeException e) {
                throwIfPassing(e);
                LOG.warn("No document can be made of event {}", next.eventId(), e);
                return new UnfoldableException(next, e);
            }
        }
        LOG.warn("No document can be made of journey {}", story.standing().journey(), failure);
        return new UnfoldableException(recorded.getLast(), failure);
    }

    private static void throwIfPassing(RuntimeException failure) {
        if (failure instanceof DataAccessException away) {
            throw away;
        }
    }

    /**
     * The event with which the index refuses a document, and without which and what follows it does not.
     *
     * @param told at least one, all of which together are refused
     * @param refused whether the first of them are
     */
    public static Recorded firstRefused(List<Recorded> told, Predicate<List<Recorded>> refused) {
        int taken = 0;
        int from = told.size();
        while (from - taken > 1) {
            int middle = (taken + from) / 2;
            if (refused.test(told.subList(0, middle))) {
                from = middle;
            } else {
                taken = middle;
            }
        }
        return told.get(taken);
    }

    private static <S> void documents(Fold<S> fold, Story story, Reading reading) {
        fold.documents(fold.foldInOrder(story.standing(), story.events()), reading);
    }
}
