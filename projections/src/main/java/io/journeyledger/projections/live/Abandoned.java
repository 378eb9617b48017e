package io.journeyledger.projections.live;

import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.JourneysSplit;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.UnfoldableException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt of which the index refused a document has told of two journeys that it merged or split, one of which
 * is parked for that. The next attempt need not tell of the other at all, and yet that one is not told as the attempt
 * told it any more. Used by one thread.
 */
final class Abandoned {

    private final Map<JourneyId, Folded> told = new HashMap<>();

    /**
     * @param events those of the attempt
     * @param attempt what was written in part; none where it was not even made
     */
    void add(JourneyId parked, List<Recorded> events, @Nullable Changes attempt) {
        if (attempt == null) {
            return;
        }
        for (Recorded recorded : events) {
            if (recorded.journey().equals(parked)) {
                concerned(recorded).forEach(journey -> {
                    Folded folded = attempt.states().get(journey);
                    if (folded != null) {
                        told.put(journey, folded);
                    }
                });
            }
        }
    }

    private static Set<JourneyId> concerned(Recorded recorded) {
        if (recorded.event() instanceof JourneysMerged merge) {
            return Set.of(merge.surviving(), merge.absorbed());
        }
        return recorded.event() instanceof JourneysSplit split ? Set.of(split.surviving(), split.released()) : Set.of();
    }

    boolean isAny() {
        return !told.isEmpty();
    }

    Set<JourneyId> journeys() {
        return told.keySet();
    }

    /** @throws UnfoldableException when an event of theirs cannot be decoded */
    List<Operation> toldAnew(Stories stories, Consumer<Collection<JourneyId>> loadKeys, long upTo, Reading reading) {
        Rewriting rewriting = new Rewriting(reading, upTo);
        stories.withSpeakers(journeys(), recorded -> recorded.position() <= upTo)
                .forEach((_, story) -> {
                    loadKeys.accept(story.journeys());
                    rewriting.put(Folded.of(story), upTo);
                    rewriting.retell(story);
                });
        rewriting.withdraw(told.values(), upTo);
        return rewriting.operations();
    }
}
