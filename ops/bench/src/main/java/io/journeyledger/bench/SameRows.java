package io.journeyledger.bench;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.CustomerIdentified;
import io.journeyledger.ledger.IdentityEvent.IdentifierLinked;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.keys.Marks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every row that an import wrote, to be written again by what needs not find out which: events by Axon's event storage
 * engine, the others as batches, each in the order and in as many transactions as the import has.
 *
 * @param job the row of the import itself
 */
record SameRows(List<Chunk> chunks, Object[] job) {

    private static final String RECEIPT =
            "INSERT INTO receipt (entry_hash, journey, first_sequence, event_count) VALUES (?, ?, ?, ?)";
    private static final String IDENTIFIER = "INSERT INTO identifier (fingerprint, journey_id) VALUES (?, ?)";
    private static final String KEY =
            "INSERT INTO journey_key (journey_id, wrapped, created_at, erased_at) VALUES (?, ?, ?, ?)";
    private static final String JOB = "INSERT INTO import_job (id, mapping, file_name, file_bytes, state, created_at,"
            + " updated_at, rows_read) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String PROGRESS =
            "UPDATE import_job SET next_row = next_row + ?, recorded = recorded + ? WHERE id = ?";

    /** What one transaction of the import wrote; all but events in the order of their keys, as the import does. */
    record Chunk(
            List<DomainEventMessage<?>> events,
            List<Object[]> keys,
            List<Object[]> receipts,
            List<Object[]> identifiers) {

        Chunk() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * Takes them from the ledger that one import filled.
     *
     * @param events all of them, in the order of their positions, which count from 1 without a gap
     * @param entries how many a transaction had
     */
    static SameRows of(Database database, Marks marks, List<DomainEventMessage<?>> events, int entries) {
        JdbcTemplate ledger = new JdbcTemplate(database.reader());
        // A receipt was written with the last event that its journey had by then.
        List<Object[]> receipts = ledger.query(
                "SELECT r.entry_hash, j.id, r.first_sequence, r.event_count, (SELECT e.position FROM domain_event e"
                        + " WHERE e.journey = r.journey AND e.sequence < r.first_sequence + r.event_count"
                        + " ORDER BY e.sequence DESC LIMIT 1) AS place FROM receipt r"
                        + " JOIN journey j ON j.number = r.journey ORDER BY place, r.entry_hash",
                (row, _) ->
                        new Object[] {row.getBytes(1), row.getString(2), row.getLong(3), row.getInt(4), row.getInt(5)});
        int[] chunkOf = new int[events.size()];
        List<Chunk> chunks = new ArrayList<>();
        int place = 0;
        for (int from = 0; from < receipts.size(); from += entries) {
            List<Object[]> own = receipts.subList(from, Math.min(from + entries, receipts.size()));
            boolean isLast = from + entries >= receipts.size();
            int until = isLast ? events.size() : (int) own.getLast()[4];
            for (; place < until; place++) {
                chunkOf[place] = chunks.size();
            }
            Chunk chunk = new Chunk();
            chunk.receipts.addAll(own);
            chunks.add(chunk);
        }
        Map<String, Integer> linkedIn = new HashMap<>();
        Map<String, Integer> begunIn = new HashMap<>();
        for (int i = 0; i < chunkOf.length; i++) {
            DomainEventMessage<?> event = events.get(i);
            int in = chunkOf[i];
            chunks.get(in).events.add(event);
            begunIn.putIfAbsent(event.getAggregateIdentifier(), in);
            if (event.getPayload() instanceof CustomerIdentified identified) {
                identified.identifiers().forEach(each -> linkedIn.put(print(marks, event, each), in));
            } else if (event.getPayload() instanceof IdentifierLinked linked) {
                linkedIn.put(print(marks, event, linked.identifier()), in);
            }
        }
        for (Object[] row : rows(ledger, "SELECT fingerprint, journey_id FROM identifier ORDER BY fingerprint")) {
            String print = HexFormat.of().formatHex((byte[]) row[0]);
            chunks.get(Objects.requireNonNull(linkedIn.get(print), print))
                    .identifiers
                    .add(row);
        }
        for (Object[] row : rows(
                ledger,
                "SELECT journey_id, wrapped, created_at, erased_at FROM journey_key"
                        + " WHERE journey_id IN (SELECT id FROM journey) ORDER BY journey_id")) {
            chunks.get(Objects.requireNonNull(begunIn.get(row[0]), (String) row[0]))
                    .keys
                    .add(row);
        }
        number(chunks);
        Object[] job = rows(
                        ledger,
                        "SELECT id, mapping, file_name, file_bytes, state, created_at, updated_at, rows_read"
                                + " FROM import_job")
                .getFirst();
        return new SameRows(chunks, job);
    }

    private static String print(Marks marks, DomainEventMessage<?> event, Identifier identifier) {
        return marks.fingerprint(new JourneyId(event.getAggregateIdentifier()), identifier.mark())
                .orElseThrow();
    }

    private static List<Object[]> rows(JdbcTemplate ledger, String select) {
        return ledger.query(select, (row, _) -> {
            Object[] values = new Object[row.getMetaData().getColumnCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getObject(i + 1);
            }
            return values;
        });
    }

    /**
     * Receipts name journeys by the numbers that an append gives them: those that it begins, in the order of their ids.
     */
    private static void number(List<Chunk> chunks) {
        Map<String, Integer> numbers = new HashMap<>();
        for (Chunk chunk : chunks) {
            TreeSet<String> begun = new TreeSet<>();
            chunk.events.stream()
                    .filter(event -> event.getSequenceNumber() == 0)
                    .forEach(event -> begun.add(event.getAggregateIdentifier()));
            begun.forEach(journey -> numbers.put(journey, numbers.size() + 1));
            chunk.receipts.replaceAll(row ->
                    new Object[] {row[0], Objects.requireNonNull(numbers.get(row[1]), (String) row[1]), row[2], row[3]
                    });
            chunk.receipts.sort((one, other) -> Arrays.compareUnsigned((byte[]) one[0], (byte[]) other[0]));
        }
    }

    /** Writes them into an empty ledger. */
    void writeTo(Program program) {
        EventStorageEngine engine = program.get(EventStorageEngine.class);
        TransactionTemplate transaction = new TransactionTemplate(program.get(PlatformTransactionManager.class));
        JdbcTemplate ledger = new JdbcTemplate(program.get(Database.class).writer());
        ledger.update(JOB, job);
        for (Chunk chunk : chunks) {
            transaction.executeWithoutResult(_ -> {
                ledger.batchUpdate(KEY, chunk.keys);
                engine.appendEvents(chunk.events);
                ledger.batchUpdate(RECEIPT, chunk.receipts);
                ledger.batchUpdate(IDENTIFIER, chunk.identifiers);
                ledger.update(PROGRESS, chunk.receipts.size(), chunk.receipts.size(), job[0]);
            });
        }
    }
}
