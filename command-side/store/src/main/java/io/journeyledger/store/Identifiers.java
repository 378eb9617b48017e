package io.journeyledger.store;

import io.journeyledger.ledger.JourneyId;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which journey an identifier belongs to. The key of the table is the rule: one identifier, one journey, whoever claims it
 * at the same time. Fingerprints are 32 hexadecimal digits, as {@link Fingerprints} makes them.
 */
public final class Identifiers {

    private static final String FIND = "SELECT journey_id FROM identifier WHERE fingerprint = ?";

    private final JdbcTemplate writer;
    private final JdbcTemplate reader;

    Identifiers(Database database) {
        this.writer = SqlFailures.template(database.writer());
        this.reader = SqlFailures.template(database.reader());
    }

    /** Owners as committed, read beside any writer; identifiers without one are left out. */
    public Map<String, JourneyId> find(Collection<String> fingerprints) {
        return owners(reader, fingerprints);
    }

    /**
     * In the current transaction: gives to the journey those of the identifiers that belong to nobody.
     *
     * @return the owner of each, the journey itself or the one that had it before
     */
    public Map<String, JourneyId> claim(Collection<String> fingerprints, JourneyId journey) {
        // In one order, so that two transactions that claim the same ones wait for each other instead of for ever.
        for (String fingerprint : fingerprints.stream().distinct().sorted().toList()) {
            writer.update(
                    "INSERT INTO identifier (fingerprint, journey_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    bytes(fingerprint),
                    journey.value());
        }
        return owners(writer, fingerprints);
    }

    /**
     * In the current transaction: takes identifiers from their journey.
     *
     * @return how many of them were the journey's
     */
    public int release(Collection<String> fingerprints, JourneyId journey) {
        int released = 0;
        for (String fingerprint : fingerprints) {
            released += writer.update(
                    "DELETE FROM identifier WHERE fingerprint = ? AND journey_id = ?",
                    bytes(fingerprint),
                    journey.value());
        }
        return released;
    }

    /** Every identifier of a journey, as committed. */
    public List<String> of(JourneyId journey) {
        return reader.query(
                "SELECT fingerprint FROM identifier WHERE journey_id = ?",
                (row, index) -> HexFormat.of().formatHex(row.getBytes(1)),
                journey.value());
    }

    private static Map<String, JourneyId> owners(JdbcTemplate database, Collection<String> fingerprints) {
        Map<String, JourneyId> owners = new LinkedHashMap<>();
        for (String fingerprint : fingerprints) {
            database.query(FIND, (row, index) -> new JourneyId(row.getString(1)), bytes(fingerprint))
                    .forEach(owner -> owners.put(fingerprint, owner));
        }
        return owners;
    }

    private static byte[] bytes(String fingerprint) {
        return HexFormat.of().parseHex(fingerprint);
    }
}
