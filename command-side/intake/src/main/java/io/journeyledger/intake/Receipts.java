package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.store.StoreProperties;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What was answered to each entry, so that the second time it is answered the same and recorded no more. */
@Repository
public class Receipts {

    private static final int PLACEHOLDERS = 500;

    private final JdbcTemplate jdbc;

    /** Where Axon Server keeps the events, nobody else numbers the journeys in our tables. */
    private final boolean eventsElsewhere;

    Receipts(JdbcTemplate jdbc, StoreProperties store) {
        this.jdbc = jdbc;
        this.eventsElsewhere = store.store() == StoreProperties.Kind.AXONSERVER;
    }

    /** An entry's key: the first 16 bytes of SHA-256 over tenant, source and id. */
    record Key(ByteBuffer hash) {
        static Key of(Provenance provenance) {
            MessageDigest sha = sha256();
            for (String part : new String[] {
                provenance.tenant() == null ? "" : provenance.tenant(), provenance.source(), provenance.id()
            }) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                sha.update(bytes);
            }
            return new Key(ByteBuffer.wrap(Arrays.copyOf(sha.digest(), 16)));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }

    Map<Key, Outcome.Duplicate> find(Collection<Key> keys) {
        Map<Key, Outcome.Duplicate> found = new HashMap<>();
        List<Key> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += PLACEHOLDERS) {
            List<Key> some = all.subList(from, Math.min(all.size(), from + PLACEHOLDERS));
            String marks = String.join(",", Collections.nCopies(some.size(), "?"));
            jdbc.query(
                    "SELECT r.entry_hash, j.id, r.first_sequence, r.event_count FROM receipt r"
                            + " JOIN journey j ON j.number = r.journey WHERE r.entry_hash IN (" + marks + ")",
                    row -> {
                        found.put(
                                new Key(ByteBuffer.wrap(row.getBytes(1))),
                                new Outcome.Duplicate(new JourneyId(row.getString(2)), row.getLong(3), row.getInt(4)));
                    },
                    some.stream().map(key -> key.hash().array()).toArray());
        }
        return found;
    }

    void add(Map<Key, Outcome.Recorded> answered) {
        if (eventsElsewhere) {
            jdbc.batchUpdate(
                    "INSERT INTO journey (id) VALUES (?) ON CONFLICT DO NOTHING",
                    answered.values().stream()
                            .map(recorded -> new Object[] {recorded.journey().value()})
                            .distinct()
                            .toList());
        }
        jdbc.batchUpdate(
                "INSERT INTO receipt (entry_hash, journey, first_sequence, event_count)"
                        + " VALUES (?, (SELECT number FROM journey WHERE id = ?), ?, ?)",
                answered.entrySet().stream()
                        .map(e -> new Object[] {
                            e.getKey().hash().array(),
                            e.getValue().journey().value(),
                            e.getValue().firstSequence(),
                            e.getValue().events()
                        })
                        .toList());
    }
}
