package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Entries whose identifiers point to several journeys: kept, so that people can decide whether to merge them. */
@Repository
public class Conflicts {

    private final JdbcTemplate jdbc;
    private final InstantSource clock;

    Conflicts(JdbcTemplate jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One conflict.
     *
     * @param journeys the journeys concerned, ids separated by blanks
     * @param entries how many entries met it
     * @param source of the last such entry
     * @param entryId of the last such entry
     */
    public record Conflict(String journeys, int entries, String source, String entryId, Instant lastSeen) {}

    Rejection note(Set<JourneyId> journeys, Entry entry) {
        String ids = journeys.stream().map(JourneyId::value).sorted().collect(Collectors.joining(" "));
        jdbc.update(
                "INSERT INTO identity_conflict (journeys, entries, source, entry_id, last_seen) VALUES (?, 1, ?, ?, ?)"
                        + " ON CONFLICT (journeys) DO UPDATE SET entries = identity_conflict.entries + 1,"
                        + " source = excluded.source, entry_id = excluded.entry_id, last_seen = excluded.last_seen",
                ids,
                entry.provenance().source(),
                entry.provenance().id(),
                clock.millis());
        return Rejection.of(
                Rejection.Code.IDENTITY_CONFLICT,
                "data.customer",
                "the identifiers belong to different journeys: " + ids
                        + "; merge them, or send the entry with the right identifiers");
    }

    /** The latest conflicts, newest first. */
    public List<Conflict> latest(int most) {
        return jdbc.query(
                "SELECT journeys, entries, source, entry_id, last_seen FROM identity_conflict"
                        + " ORDER BY last_seen DESC LIMIT ?",
                (row, n) -> new Conflict(
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        Instant.ofEpochMilli(row.getLong(5))),
                most);
    }

    /** A conflict of these journeys is settled. */
    void settle(JourneyId one, JourneyId other) {
        String ids = List.of(one, other).stream().map(JourneyId::value).sorted().collect(Collectors.joining(" "));
        jdbc.update("DELETE FROM identity_conflict WHERE journeys = ?", ids);
    }
}
