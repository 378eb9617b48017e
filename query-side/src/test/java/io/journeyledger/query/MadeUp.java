package io.journeyledger.query;

import io.journeyledger.ledger.ComplaintEvent.PauseReason;
import io.journeyledger.ledger.ComplaintState;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.ComplaintDocument.Clock;
import io.journeyledger.projections.document.ComplaintDocument.Tick;
import io.journeyledger.projections.document.ComplaintDocument.Turn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Complaints of which a test says only what it is about. */
public final class MadeUp {
    private MadeUp() {}

    /** @param closed none: it is open */
    public static ComplaintDocument complaint(String id, Instant lodged, @Nullable Instant closed, Clock... clocks) {
        return complaint(id, null, lodged, closed, closed, clocks);
    }

    /** @param settled before it was closed */
    public static ComplaintDocument complaint(
            String id, Instant lodged, @Nullable Instant settled, @Nullable Instant closed, Clock... clocks) {
        return complaint(id, null, lodged, settled, closed, clocks);
    }

    /** The same about a product. */
    public static ComplaintDocument complaint(
            String id, @Nullable String product, Instant lodged, @Nullable Instant closed, Clock... clocks) {
        return complaint(id, product, lodged, closed, closed, clocks);
    }

    private static ComplaintDocument complaint(
            String id,
            @Nullable String product,
            Instant lodged,
            @Nullable Instant settled,
            @Nullable Instant closed,
            Clock... clocks) {
        ComplaintState state = closed == null ? ComplaintState.LODGED : ComplaintState.CLOSED;
        return new ComplaintDocument(
                lodged,
                new ComplaintDocument.Journey("J", "J"),
                id,
                state,
                closed == null,
                false,
                lodged,
                null,
                null,
                null,
                closed,
                settled,
                null,
                product,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                0,
                List.of(clocks),
                null,
                false,
                null,
                List.of(),
                "1",
                1,
                lodged);
    }

    /**
     * A clock named {@code final-answer}.
     *
     * @param due none: it stands still
     * @param stopped none: it is not over
     */
    public static Clock clock(@Nullable Instant due, @Nullable Instant stopped, Turn... turns) {
        return new Clock(
                "final-answer",
                "10 business days",
                true,
                Instant.parse("2026-03-01T00:00:00Z"),
                "J.0",
                due,
                due != null && stopped == null,
                due == null,
                stopped,
                null,
                false,
                null,
                null,
                List.of(),
                List.of(turns));
    }

    /** Pauses wait for the customer. */
    public static Turn turn(Tick what, Instant at) {
        return new Turn(what, at, at, "J.1", at, what == Tick.PAUSED ? PauseReason.WAITING_FOR_CUSTOMER : null);
    }
}
