package io.journeyledger.store.engine;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.codec.ProvenanceMetadata;
import io.journeyledger.store.codec.TypeRevision;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.database.Dialect;
import io.journeyledger.store.database.JourneyNumbers;
import io.journeyledger.store.keys.StoredKey;
import io.journeyledger.store.operation.StoredReceipt;
import io.journeyledger.store.reading.RawEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills a ledger that is empty with the events of another one, and with what that kept beside them. All of it is one
 * transaction: whatever ends it early, the power cut included, leaves the ledger empty.
 */
public final class EmptyLedger {

    private static final String KEY =
            "INSERT INTO journey_key (journey_id, wrapped, created_at, erased_at) VALUES (?, ?, ?, ?)";
    private static final String RECEIPT =
            "INSERT INTO receipt (journey, first_sequence, event_count, entry_hash) VALUES (?, ?, ?, ?)";

    private final Database database;
    private final EventTypes types;
    private final SqlLedgerReader reader;
    private final EventCodec codec;
    private final Serializer serializer;
    private final TransactionTemplate transaction;

    EmptyLedger(
            Database database,
            EventTypes types,
            SqlLedgerReader reader,
            EventCodec codec,
            Serializer serializer,
            TransactionTemplate transaction) {
        this.database = database;
        this.types = types;
        this.reader = reader;
        this.codec = codec;
        this.serializer = serializer;
        this.transaction = transaction;
    }

    /** What to fill it with. */
    @FunctionalInterface
    public interface Work<T> {
        T fill(Filling ledger);
    }

    /**
     * Nobody else writes to the ledger meanwhile, and nobody sees anything of it before all is there.
     *
     * @throws LedgerNotEmptyException when there are events
     * @throws RuntimeException whatever the work threw; then the ledger is as empty as before
     */
    public <T> T fill(Work<T> work) {
        boolean whole = false;
        try {
            T result = transaction.execute(_ -> {
                Connection connection = DataSourceUtils.getConnection(database.writer());
                try {
                    Filling filling = new Filling(connection);
                    T made = work.fill(filling);
                    filling.end();
                    return made;
                } catch (SQLException e) {
                    throw failed(e);
                } finally {
                    DataSourceUtils.releaseConnection(connection, database.writer());
                }
            });
            whole = true;
            return java.util.Objects.requireNonNull(result);
        } finally {
            if (!whole) {
                types.reload();
            }
        }
    }

    /** The ledger while it is filled. Used by one thread. */
    public final class Filling {

        private final Connection connection;
        private final Dialect dialect = database.dialect();
        private final Appending appending = new Appending(dialect, types, null);
        private long position;

        private Filling(Connection connection) throws SQLException {
            this.connection = connection;
            dialect.lockForFilling(connection);
            try (var select = connection.createStatement();
                    var last =
                            select.executeQuery("SELECT position FROM domain_event ORDER BY position DESC LIMIT 1")) {
                if (last.next()) {
                    throw new LedgerNotEmptyException(last.getLong(1));
                }
            }
            dialect.endPositionsAt(connection, 0);
        }

        /**
         * Adds events as they are, whatever their revision. They keep their positions where the database admits gaps;
         * else they get them anew, in the same order and without gaps.
         *
         * @param events in the order of their positions, which are higher than all before
         */
        public void append(List<RawEvent> events) {
            run(() -> {
                List<NewEvent> rows = new ArrayList<>(events.size());
                long[] positions = new long[events.size()];
                Set<TypeRevision> kinds = events.stream()
                        .map(event -> new TypeRevision(event.type(), event.revision()))
                        .collect(Collectors.toSet());
                for (TypeRevision kind : kinds) {
                    types.ensure(connection, kind);
                }
                for (int i = 0; i < positions.length; i++) {
                    position = dialect.hasGaps() ? events.get(i).position() : position + 1;
                    positions[i] = position;
                    rows.add(row(events.get(i)));
                }
                appending.append(connection, rows, positions);
            });
        }

        private NewEvent row(RawEvent event) {
            byte[] metadata = event.metadata();
            NewMetadata kept = metadata == null
                    ? new NewMetadata(null, null)
                    : dialect.hasOrigins()
                            ? NewMetadata.of(
                                    MetaData.from(ProvenanceMetadata.of(codec.provenance(metadata))), serializer)
                            : new NewMetadata(null, metadata);
            return new NewEvent(
                    event.journey(),
                    event.sequence(),
                    event.type(),
                    event.revision(),
                    event.recordedMillis(),
                    event.payload(),
                    kept);
        }

        public void keep(List<StoredKey> keys) {
            run(() -> {
                try (PreparedStatement insert = connection.prepareStatement(KEY)) {
                    for (StoredKey key : keys) {
                        insert.setString(1, key.journey().value());
                        insert.setBytes(2, key.wrapped());
                        insert.setLong(3, key.createdAt().toEpochMilli());
                        Instant erased = key.erasedAt();
                        if (erased == null) {
                            insert.setNull(4, Types.BIGINT);
                        } else {
                            insert.setLong(4, erased.toEpochMilli());
                        }
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            });
        }

        /** A journey's key as it was kept so far; null when there is none, or it was erased. */
        public byte @Nullable [] wrapped(JourneyId journey) {
            try {
                return StoredKey.wrapped(connection, journey);
            } catch (SQLException e) {
                throw failed(e);
            }
        }

        /** @param receipts of journeys that are there, best in the order of their hashes */
        public void answer(List<StoredReceipt> receipts) {
            run(() -> {
                Map<String, Long> numbers = JourneyNumbers.of(
                        connection,
                        receipts.stream()
                                .map(receipt -> receipt.journey().value())
                                .collect(Collectors.toCollection(TreeSet::new)));
                try (PreparedStatement insert = connection.prepareStatement(RECEIPT)) {
                    for (StoredReceipt receipt : receipts) {
                        insert.setInt(
                                1,
                                java.util.Objects.requireNonNull(
                                                numbers.get(receipt.journey().value()))
                                        .intValue());
                        insert.setLong(2, receipt.firstSequence());
                        insert.setInt(3, receipt.events());
                        insert.setBytes(4, receipt.entry());
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            });
        }

        /** Place of a journey's last event so far, or -1 when it has none. */
        public long lastSequence(JourneyId journey) {
            long[] last = {-1};
            run(() -> last[0] = EventRows.lastSequence(connection, journey.value()));
            return last[0];
        }

        /**
         * What of a journey is there so far, as the {@link io.journeyledger.store.reading.LedgerReader} tells it
         * afterwards.
         */
        public List<RawEvent> read(JourneyId journey, long fromSequence, int limit) {
            List<RawEvent> events = new ArrayList<>();
            run(() -> events.addAll(reader.rows().ofJourney(connection, journey.value(), fromSequence, limit)));
            return events;
        }

        private void end() throws SQLException {
            dialect.endPositionsAt(connection, position);
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static DataAccessResourceFailureException failed(SQLException e) {
        return new DataAccessResourceFailureException("The ledger cannot be written: " + e.getMessage(), e);
    }
}
