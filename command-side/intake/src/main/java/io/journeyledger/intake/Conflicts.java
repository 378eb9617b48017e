package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** Entries whose identifiers point to several journeys: kept, so that people can decide whether to merge them. */
@Repository
public class Conflicts {

    private static final String SELECT = "SELECT journeys, entries, source, entry_id, last_seen FROM identity_conflict";

    private static final RowMapper<Conflict> CONFLICT = (row, n) -> new Conflict(
            row.getString(1), row.getInt(2), row.getString(3), row.getString(4), Instant.ofEpochMilli(row.getLong(5)));

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
    public record Conflict(String journeys, int entries, String source, String entryId, Instant lastSeen) {

        /** The journeys concerned, two or more. */
        public List<JourneyId> ids() {
            return Stream.of(journeys.split(" ")).map(JourneyId::new).toList();
        }
    }

    Rejection note(Set<JourneyId> journeys, Entry entry) {
        keep(journeys, 1, entry.provenance().source(), entry.provenance().id(), clock.instant());
        return Rejection.of(
                Rejection.Code.IDENTITY_CONFLICT,
                "data.customer",
                "the identifiers belong to different journeys: " + inOrder(journeys)
                        + "; merge them, or send the entry with the right identifiers");
    }

    /**
     * The latest conflicts, newest first.
     *
     * @param after how many to leave out
     */
    public List<Conflict> latest(int after, int most) {
        return jdbc.query(SELECT + " ORDER BY last_seen DESC, journeys LIMIT ? OFFSET ?", CONFLICT, most, after);
    }

    /**
     * They are one customer: what was between them is settled, and where there were more it is with the one that
     * speaks.
     */
    void settle(JourneyId surviving, JourneyId absorbed) {
        for (Conflict conflict : naming(absorbed)) {
            drop(conflict);
            Set<JourneyId> left = conflict.ids().stream()
                    .map(journey -> journey.equals(absorbed) ? surviving : journey)
                    .collect(Collectors.toSet());
            if (left.size() > 1) {
                keep(left, conflict.entries(), conflict.source(), conflict.entryId(), conflict.lastSeen());
            }
        }
    }

    /**
     * An identifier was taken from it, or all of it: whether there is a conflict still shows when an entry meets one
     * again.
     */
    void forget(JourneyId journey) {
        naming(journey).forEach(this::drop);
    }

    private List<Conflict> naming(JourneyId journey) {
        return jdbc.query(SELECT + " WHERE journeys LIKE ?", CONFLICT, "%" + journey + "%").stream()
                .filter(conflict -> conflict.ids().contains(journey))
                .toList();
    }

    private void drop(Conflict conflict) {
        jdbc.update("DELETE FROM identity_conflict WHERE journeys = ?", conflict.journeys());
    }

    private void keep(Set<JourneyId> journeys, int entries, String source, String entryId, Instant lastSeen) {
        jdbc.update(
                "INSERT INTO identity_conflict (journeys, entries, source, entry_id, last_seen) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (journeys) DO UPDATE SET entries = identity_conflict.entries + excluded.entries,"
                        + " source = excluded.source, entry_id = excluded.entry_id, last_seen = excluded.last_seen",
                inOrder(journeys),
                entries,
                source,
                entryId,
                lastSeen.toEpochMilli());
    }

    private static String inOrder(Set<JourneyId> journeys) {
        return journeys.stream().map(JourneyId::value).sorted().collect(Collectors.joining(" "));
    }
}
