package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.database.ManyValues;
import io.journeyledger.store.settings.StoreProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Which journey an identifier belongs to. The table's key is the fingerprint, so an identifier belongs to at most one
 * journey at a time, whatever runs at once. Only keyed fingerprints stand there.
 */
@Repository
class Identities {

    private final JdbcTemplate jdbc;
    private final JdbcTemplate reader;

    /** None where other processes write, too. */
    private final @Nullable KnownIdentifiers lately;

    Identities(JdbcTemplate jdbc, Database database, StoreProperties store) {
        this.jdbc = jdbc;
        this.reader = new JdbcTemplate(database.reader());
        this.lately = store.store() == StoreProperties.Kind.SQLITE ? new KnownIdentifiers() : null;
    }

    /** The journeys of those fingerprints that are known. */
    public Map<String, JourneyId> find(Collection<String> fingerprints) {
        if (lately == null) {
            return find(jdbc, fingerprints);
        }
        Map<String, JourneyId> found = HashMap.newHashMap(fingerprints.size());
        List<String> others = new ArrayList<>();
        for (String print : fingerprints) {
            JourneyId owner = lately.owner(print);
            if (owner == null) {
                others.add(print);
            } else {
                found.put(print, owner);
            }
        }
        found.putAll(find(jdbc, others));
        return found;
    }

    /** As {@link #find}, without what a transaction has not committed, and without waiting for any. */
    Map<String, JourneyId> committed(Collection<String> fingerprints) {
        return find(reader, fingerprints);
    }

    private static Map<String, JourneyId> find(JdbcTemplate database, Collection<String> fingerprints) {
        Map<String, JourneyId> found = new HashMap<>();
        List<String> all = fingerprints.stream().distinct().sorted().toList();
        database.execute((ConnectionCallback<@Nullable Void>) connection -> {
            ManyValues.ask(
                    connection,
                    "SELECT fingerprint, journey_id FROM identifier WHERE fingerprint IN (%s)",
                    all,
                    (select, index, print) ->
                            select.setBytes(index, HexFormat.of().parseHex(print)),
                    row -> found.put(HexFormat.of().formatHex(row.getBytes(1)), new JourneyId(row.getString(2))));
            return null;
        });
        return found;
    }

    void add(Map<String, JourneyId> linked) {
        List<Object[]> rows = new ArrayList<>(linked.size());
        new TreeMap<>(linked)
                .forEach((print, journey) ->
                        rows.add(new Object[] {HexFormat.of().parseHex(print), journey.value()}));
        jdbc.batchUpdate("INSERT INTO identifier (fingerprint, journey_id) VALUES (?, ?)", rows);
        if (lately != null) {
            lately.link(linked);
        }
    }

    /** Those that nobody has. */
    void addMissing(Collection<String> fingerprints, JourneyId journey) {
        jdbc.batchUpdate(
                "INSERT INTO identifier (fingerprint, journey_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                fingerprints.stream()
                        .map(print -> new Object[] {HexFormat.of().parseHex(print), journey.value()})
                        .toList());
    }

    void remove(String fingerprint, JourneyId journey) {
        jdbc.update(
                "DELETE FROM identifier WHERE fingerprint = ? AND journey_id = ?",
                HexFormat.of().parseHex(fingerprint),
                journey.value());
        if (lately != null) {
            lately.forget(fingerprint);
        }
    }

    /** Whether the journey would have no identifier without this one. */
    boolean isLast(String fingerprint, JourneyId journey) {
        return jdbc
                .queryForList(
                        "SELECT fingerprint FROM identifier WHERE journey_id = ? LIMIT 2",
                        byte[].class,
                        journey.value())
                .stream()
                .allMatch(print -> HexFormat.of().formatHex(print).equals(fingerprint));
    }

    void removeAll(JourneyId journey) {
        forgetAll();
        jdbc.update("DELETE FROM identifier WHERE journey_id = ?", journey.value());
    }

    /** Every identifier of the one now finds the other. */
    void moveAll(JourneyId from, JourneyId to) {
        forgetAll();
        jdbc.update("UPDATE identifier SET journey_id = ? WHERE journey_id = ?", to.value(), from.value());
    }

    /** Those identifiers find that journey again. */
    void move(Collection<String> fingerprints, JourneyId to) {
        forgetAll();
        jdbc.batchUpdate(
                "UPDATE identifier SET journey_id = ? WHERE fingerprint = ?",
                fingerprints.stream()
                        .map(print -> new Object[] {to.value(), HexFormat.of().parseHex(print)})
                        .toList());
    }

    private void forgetAll() {
        if (lately != null) {
            lately.forgetAll();
        }
    }
}
