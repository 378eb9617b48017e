package io.journeyledger.projections.live;

import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Standing;
import io.journeyledger.projections.index.DocumentRejectedException;
import io.journeyledger.projections.index.DocumentRejectedException.Rejected;
import io.journeyledger.projections.replay.Culprit;
import io.journeyledger.projections.replay.UnfoldableException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The event of a batch on account of which an index does not take a document.
 *
 * @param sure whether the document tells of this event, or of its complaint, or was taken without it; otherwise it is
 *     the first of the journey
 */
record Blame(Recorded event, boolean sure, Rejected rejected) {

    /** Documents of whole journeys for which events are tried: where more are refused the index is at fault. */
    private static final int MOST_TRIED = 10;

    /**
     * One for each journey that a rejected document tells of, or that is told with it.
     *
     * @param refuses whether the index refuses a document after the first events of its journey already
     */
    static List<UnfoldableException> of(
            DocumentRejectedException e,
            List<Recorded> batch,
            @Nullable Changes changes,
            BiPredicate<Rejected, List<Recorded>> refuses) {
        Map<JourneyId, Blame> blames = new LinkedHashMap<>();
        int tried = 0;
        for (Rejected rejected : e.rejected()) {
            List<Recorded> told = told(rejected, batch, absorbed(rejected, changes));
            if (told.isEmpty()) {
                continue;
            }
            Blame blame = of(rejected, told);
            if (!blame.sure && tried++ < MOST_TRIED) {
                blame = new Blame(Culprit.firstRefused(told, events -> refuses.test(rejected, events)), true, rejected);
            }
            blames.merge(blame.event.journey(), blame, Blame::surer);
        }
        return blames.values().stream().map(blame -> blame.unfoldable(e)).toList();
    }

    private static List<Recorded> told(Rejected rejected, List<Recorded> batch, Set<JourneyId> absorbed) {
        return batch.stream()
                .filter(recorded ->
                        tellsOf(rejected.id(), recorded.journey().value()) || absorbed.contains(recorded.journey()))
                .toList();
    }

    private static Blame of(Rejected rejected, List<Recorded> told) {
        return told.stream()
                .filter(recorded -> isOf(rejected, recorded))
                .findFirst()
                .map(recorded -> new Blame(recorded, true, rejected))
                .orElseGet(() -> new Blame(told.getFirst(), false, rejected));
    }

    private static boolean isOf(Rejected rejected, Recorded recorded) {
        if (rejected.index().startsWith(View.COMPLAINTS.alias())) {
            return recorded.event() instanceof ComplaintEvent complaint
                    && rejected.id().equals(recorded.journey().value() + ":" + complaint.complaintId());
        }
        return rejected.id().equals(recorded.eventId());
    }

    /** The journeys that are told with the one that the rejected document tells of. */
    private static Set<JourneyId> absorbed(Rejected rejected, @Nullable Changes changes) {
        return changes == null
                ? Set.of()
                : changes.states().values().stream()
                        .map(Folded::standing)
                        .filter(standing ->
                                tellsOf(rejected.id(), standing.journey().value()))
                        .map(Standing::absorbed)
                        .flatMap(Collection::stream)
                        .collect(Collectors.toSet());
    }

    private static boolean tellsOf(String document, String journey) {
        return document.equals(journey) || document.startsWith(journey + ":") || document.startsWith(journey + ".");
    }

    /** Of two in one journey; of two equally sure ones the earlier, behind which the other waits. */
    private Blame surer(Blame other) {
        if (sure != other.sure) {
            return sure ? this : other;
        }
        return event.sequence() <= other.event.sequence() ? this : other;
    }

    private UnfoldableException unfoldable(DocumentRejectedException e) {
        return new UnfoldableException(
                event.journey(), event.sequence(), event.position(), event.eventId(), rejected.inWords(), e);
    }
}
