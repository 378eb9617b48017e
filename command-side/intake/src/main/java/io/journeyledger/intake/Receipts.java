package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Sha256;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.database.JourneyNumbers;
import io.journeyledger.store.database.ManyValues;
import io.journeyledger.store.settings.StoreProperties;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What was answered to each entry, so that the second time it is answered the same and recorded no more. */
@Repository
class Receipts {

    private static final String FIND = "SELECT r.entry_hash, j.id, r.first_sequence, r.event_count FROM receipt r"
            + " JOIN journey j ON j.number = r.journey WHERE r.entry_hash IN (%s)";

    private final JdbcTemplate jdbc;
    private final JdbcTemplate reader;
    private final JourneyNumbers numbers;

    /** Where Axon Server keeps the events, nobody else numbers the journeys in our tables. */
    private final boolean eventsElsewhere;

    Receipts(JdbcTemplate jdbc, Database database, StoreProperties store) {
        this.jdbc = jdbc;
        this.reader = new JdbcTemplate(database.reader());
        this.numbers = database.journeyNumbers();
        this.eventsElsewhere = store.eventsInAxonServer();
    }

    /** An entry's key: the first 16 bytes of SHA-256 over tenant, source and id. */
    record Key(long high, long low) implements Comparable<Key> {

        private static final int BYTES = 16;

        static Key of(Provenance provenance) {
            MessageDigest sha = Sha256.begun();
            String tenant = provenance.tenant();
            update(sha, tenant == null ? "" : tenant);
            update(sha, provenance.source());
            update(sha, provenance.id());
            return of(sha.digest());
        }

        static Key of(byte[] hash) {
            ByteBuffer bytes = ByteBuffer.wrap(hash);
            return new Key(bytes.getLong(), bytes.getLong());
        }

        /** As their bytes compare. */
        @Override
        public int compareTo(Key other) {
            int byHigh = Long.compareUnsigned(high, other.high);
            return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
        }

        byte[] bytes() {
            return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
        }

        private static void update(MessageDigest sha, String part) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha.update((byte) (bytes.length >>> 24));
            sha.update((byte) (bytes.length >>> 16));
            sha.update((byte) (bytes.length >>> 8));
            sha.update((byte) bytes.length);
            sha.update(bytes);
        }
    }

    Map<Key, Outcome.Duplicate> find(Collection<Key> keys) {
        Map<Key, Outcome.Duplicate> found = new HashMap<>();
        ask(
                jdbc,
                FIND,
                keys,
                row -> found.put(
                        Key.of(row.getBytes(1)),
                        new Outcome.Duplicate(new JourneyId(row.getString(2)), row.getLong(3), row.getInt(4))));
        return found;
    }

    /** Those that have a receipt, without what a transaction has not committed, and without waiting for any. */
    Set<Key> committed(Collection<Key> keys) {
        Set<Key> found = new HashSet<>();
        ask(
                reader,
                "SELECT entry_hash FROM receipt WHERE entry_hash IN (%s)",
                keys,
                row -> found.add(Key.of(row.getBytes(1))));
        return found;
    }

    private static void ask(JdbcTemplate database, String select, Collection<Key> keys, ManyValues.Row row) {
        if (keys.isEmpty()) {
            return;
        }
        List<Key> all = keys.stream().sorted().toList();
        database.execute((ConnectionCallback<@Nullable Void>) connection -> {
            ManyValues.ask(connection, select, all, (query, index, key) -> query.setBytes(index, key.bytes()), row);
            return null;
        });
    }

    void add(Map<Key, Outcome.Recorded> answered) {
        add(answered, "");
    }

    /** Of events whose receipts may be there; of an entry whose last events come later, they are added then. */
    void complete(Map<Key, Outcome.Recorded> found) {
        add(
                found,
                " ON CONFLICT (entry_hash) DO UPDATE SET event_count = receipt.event_count + excluded.event_count"
                        + " WHERE receipt.journey = excluded.journey AND receipt.event_count > 0"
                        + " AND receipt.first_sequence + receipt.event_count = excluded.first_sequence");
    }

    private void add(Map<Key, Outcome.Recorded> answered, String ifPresent) {
        if (answered.isEmpty()) {
            return;
        }
        Set<String> journeys = new HashSet<>();
        answered.values().forEach(recorded -> journeys.add(recorded.journey().value()));
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> {
            if (eventsElsewhere) {
                begin(connection, journeys);
            }
            insert(connection, ifPresent, answered, numbers.known(connection, journeys));
            return null;
        });
    }

    /** Only those that are not there: one that is would take a number all the same, and numbers are finite. */
    private void begin(Connection connection, Set<String> journeys) throws SQLException {
        Set<String> unknown = new TreeSet<>(journeys); // in one order, so that nobody waits for each other
        unknown.removeAll(numbers.known(connection, journeys).keySet());
        if (unknown.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO journey (id) VALUES (?) ON CONFLICT DO NOTHING")) {
            for (String id : unknown) {
                insert.setString(1, id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** In the order of the keys: neighbours stand on the same page of the table. */
    private static void insert(
            Connection connection, String ifPresent, Map<Key, Outcome.Recorded> answered, Map<String, Long> journeys)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO receipt (entry_hash, journey, first_sequence, event_count) VALUES (?, ?, ?, ?)"
                        + ifPresent)) {
            List<Map.Entry<Key, Outcome.Recorded>> inOrder = new ArrayList<>(answered.entrySet());
            inOrder.sort(Map.Entry.comparingByKey());
            for (Map.Entry<Key, Outcome.Recorded> each : inOrder) {
                Outcome.Recorded recorded = each.getValue();
                insert.setBytes(1, each.getKey().bytes());
                insert.setInt(
                        2,
                        Objects.requireNonNull(journeys.get(recorded.journey().value()))
                                .intValue());
                insert.setLong(3, recorded.firstSequence());
                insert.setInt(4, recorded.events());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
