package io.journeyledger.query.web.views;

import io.journeyledger.projections.rehearsal.Moves;
import io.journeyledger.projections.rehearsal.Rehearsal;
import io.journeyledger.projections.rehearsal.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rehearsal as programs see it.
 *
 * @param state WAITING, RUNNING; in the end DONE, FAILED or CANCELLED
 * @param from the reading that changes are told from; its policy is named
 * @param to the reading that they are told to
 * @param total events there are to read; 0 while that is not known
 * @param journeys that are there in one of the readings at least
 * @param changedJourneys those of which something differs
 * @param changes fields that differ, of all journeys, and what cannot be told: the lines of {@code /changes}
 * @param untold how often a reading made nothing of a journey; each is a line of {@code /changes}
 * @param counts the changes of each field, by from and to: the thousand most frequent ways, and how many are in others
 * @param seconds from begin to end, or until now
 */
record RehearsalAnswer(
        String id,
        String state,
        boolean over,
        Side from,
        Side to,
        long events,
        long total,
        long journeys,
        long changedJourneys,
        long changes,
        long untold,
        List<Moves.Count> counts,
        Instant begunAt,
        @Nullable Instant endedAt,
        double seconds,
        @Nullable String problem) {

    private static final int WAYS = 1_000;

    static RehearsalAnswer of(Rehearsal rehearsal, Instant now) {
        Instant ended = rehearsal.endedAt();
        return new RehearsalAnswer(
                rehearsal.id(),
                rehearsal.state().name(),
                rehearsal.state().isOver(),
                rehearsal.request().from(),
                rehearsal.request().to(),
                rehearsal.events(),
                rehearsal.total(),
                rehearsal.moves().journeys(),
                rehearsal.moves().changed(),
                rehearsal.list().count(),
                rehearsal.untold(),
                rehearsal.moves().counts(WAYS),
                rehearsal.begunAt(),
                ended,
                Duration.between(rehearsal.begunAt(), ended == null ? now : ended)
                                .toMillis()
                        / 1000.0,
                rehearsal.problem());
    }
}
