package io.journeyledger.store.engine;

import io.journeyledger.store.database.Database;
import io.journeyledger.store.database.JourneyNumbers;
import io.journeyledger.store.database.SqlFailures;
import io.journeyledger.store.memory.OfTransaction;
import io.journeyledger.store.reading.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Axon's JDBC engine on the ledger's own tables.
 *
 * <p>Appending goes through the transaction of the unit of work. Reading goes over the read-only connections, so that
 * following the ledger and loading a journey never take the right to write; only a transaction that has itself appended
 * reads through its own connection and sees what it wrote. Tokens are plain positions: what a
 * {@link io.journeyledger.store.reading.LedgerReader} returns has no gaps that could fill later, so none have to be
 * remembered.
 */
final class LedgerStorageEngine extends JdbcEventStorageEngine {

    /** The one type of aggregate; not stored. */
    static final String AGGREGATE = "Journey";

    private final TransactionManager transactions;
    private final SqlLedgerReader reader;
    private final Appending appending;
    private final Snapshots snapshots;
    private final boolean origins;
    /** Whether a transaction has appended itself. */
    private final OfTransaction<Boolean> appended = new OfTransaction<>(() -> true, _ -> {});

    LedgerStorageEngine(
            Builder builder,
            ConnectionProvider connections,
            TransactionManager transactions,
            Database database,
            EventTypes types,
            SqlLedgerReader reader) {
        super(builder.connectionProvider(connections).transactionManager(transactions));
        this.transactions = transactions;
        this.reader = reader;
        this.appending = new Appending(database.dialect(), types, database.journeyNumbers());
        this.snapshots = new Snapshots(database.dialect());
        this.origins = database.dialect().hasOrigins();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<NewEvent> rows = new ArrayList<>(events.size());
        for (EventMessage<?> event : events) {
            rows.add(NewEvent.of(
                    event, serializer, origins)); // before the database is touched: others may write meanwhile
        }
        appending.requireKnown(rows);
        transactions.executeInTransaction(() -> {
            appended.open();
            try (var connection = getConnection()) {
                appending.append(connection, rows);
            } catch (Exception e) {
                handlePersistenceException(e, events.get(Appending.failedAt(e, events.size())));
            }
        });
    }

    /** Axon tells duplicates apart; here a database that is away, busy or full is told apart as well. */
    @Override
    protected void handlePersistenceException(Exception e, EventMessage<?> failed) {
        if (e instanceof java.sql.SQLException failure) {
            DataAccessException told = new SqlFailures().translate("Appending events", null, failure);
            if (told instanceof DataAccessResourceFailureException
                    || told instanceof TransientDataAccessException
                    || told instanceof RecoverableDataAccessException) {
                throw told;
            }
        }
        super.handlePersistenceException(e, failed);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        NewEvent row = NewEvent.of(snapshot, serializer, false);
        transactions.executeInTransaction(() -> {
            try (var connection = getConnection()) {
                snapshots.store(connection, row);
            } catch (Exception e) {
                handlePersistenceException(e, snapshot);
            }
        });
    }

    /** The streams of those journeys, by id, that have no snapshot; empty ones of those that have no event. */
    Map<String, List<RawEvent>> streams(Collection<String> journeys) {
        return read(connection -> {
            Map<String, Long> numbers = JourneyNumbers.of(connection, journeys);
            Set<Long> shortened = snapshots.among(connection, numbers.values());
            Map<String, List<RawEvent>> streams = new HashMap<>();
            Map<Long, String> whole = new HashMap<>();
            for (String journey : journeys) {
                Long number = numbers.get(journey);
                if (number == null || !shortened.contains(number)) {
                    streams.put(journey, new ArrayList<>());
                }
                if (number != null && !shortened.contains(number)) {
                    whole.put(number, journey);
                }
            }
            for (RawEvent event : reader.rows().ofJourneys(connection, whole)) {
                Objects.requireNonNull(streams.get(event.journey())).add(event);
            }
            return streams;
        });
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String journey) {
        return StreamsAhead.of(journey) == null ? super.readSnapshot(journey) : Optional.empty();
    }

    @Override
    public DomainEventStream readEvents(String journey, long firstSequence) {
        List<DomainEventMessage<?>> ahead = firstSequence == 0 ? StreamsAhead.of(journey) : null;
        return ahead == null ? super.readEvents(journey, firstSequence) : DomainEventStream.of(ahead);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String journey) {
        return read(connection -> snapshots.find(connection, journey)).stream();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String journey, long firstSequence, int limit) {
        return read(connection -> reader.rows().ofJourney(connection, journey, firstSequence, limit)).stream()
                .map(LedgerStorageEngine::entry)
                .toList();
    }

    @Override
    protected boolean fetchForAggregateUntilEmpty() {
        return false; // a stream has no gaps: a page that is not full is the last
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken token, int limit) {
        long after = token == null ? 0 : token.position().orElse(0);
        try {
            return reader.read(after, limit).stream()
                    .map(event -> new TrackedDomainEventData<>(token(event.position()), entry(event)))
                    .toList();
        } catch (Error e) {
            // Axon's thread that reads for all who follow the ledger ends at one, and tries again after an exception.
            throw new EventStoreException("The ledger cannot be followed now: " + e, e);
        }
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String journey) {
        long last = read(connection -> EventRows.lastSequence(connection, journey));
        return last < 0 ? Optional.empty() : Optional.of(last);
    }

    @Override
    public TrackingToken createTailToken() {
        return token(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return token(reader.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return token(reader.before(instant));
    }

    private <T> T read(SqlLedgerReader.Query<T> query) {
        if (appended.current() == null) {
            return reader.query(query);
        }
        try (var connection = getConnection()) {
            return query.run(connection);
        } catch (java.sql.SQLException e) {
            throw new EventStoreException("The ledger cannot be read: " + e.getMessage(), e);
        }
    }

    private static TrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private static GenericDomainEventEntry<byte[]> entry(RawEvent event) {
        byte[] metadata = event.metadata();
        return new GenericDomainEventEntry<>(
                AGGREGATE,
                event.journey(),
                event.sequence(),
                event.eventId(),
                event.recordedAt(),
                event.type(),
                event.revision(),
                event.payload(),
                metadata == null ? NewEvent.NO_METADATA : metadata);
    }
}
