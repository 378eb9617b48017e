package io.journeyledger.projections.live;

import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Standing;
import io.journeyledger.projections.index.DocumentRejectedException;
import io.journeyledger.projections.index.DocumentRejectedException.Rejected;
import io.journeyledger.projections.replay.UnfoldableException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The event of a batch on account of which an index does not take a document.
 *
 * @param sure whether the document tells of this event, or of its complaint; otherwise it is the first of the journey
 */
record Blame(Recorded event, boolean sure, Rejected rejected) {

    /** One for each journey that a rejected document tells of, or that is told with it. */
    static List<UnfoldableException> of(DocumentRejectedException e, List<Recorded> batch, @Nullable Changes changes) {
        Map<JourneyId, Blame> blames = new LinkedHashMap<>();
        for (Rejected rejected : e.rejected()) {
            of(rejected, batch, absorbed(rejected, changes))
                    .ifPresent(blame -> blames.merge(blame.event.journey(), blame, Blame::surer));
        }
        return blames.values().stream().map(blame -> blame.unfoldable(e)).toList();
    }

    private static Optional<Blame> of(Rejected rejected, List<Recorded> batch, Set<JourneyId> absorbed) {
        List<Recorded> told = batch.stream()
                .filter(recorded ->
                        tellsOf(rejected.id(), recorded.journey().value()) || absorbed.contains(recorded.journey()))
                .toList();
        return told.stream()
                .filter(recorded -> isOf(rejected, recorded))
                .findFirst()
                .map(recorded -> new Blame(recorded, true, rejected))
                .or(() -> told.stream().findFirst().map(recorded -> new Blame(recorded, false, rejected)));
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
