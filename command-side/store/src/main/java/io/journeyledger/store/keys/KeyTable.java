package io.journeyledger.store.keys;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.database.SqlFailures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code journey_key}. */
final class KeyTable {

    /** No journey's id holds this character. */
    static final String PROBE = "*";

    private static final String FIND = "SELECT wrapped FROM journey_key WHERE journey_id = ?";

    /** Two that make a key at once: the second leaves the first's in place. An erased one stays erased. */
    private static final String CREATE = "INSERT INTO journey_key (journey_id, wrapped, created_at)"
            + " VALUES (?, ?, ?) ON CONFLICT (journey_id) DO NOTHING";

    private static final String ERASE =
            "UPDATE journey_key SET wrapped = NULL, erased_at = ? WHERE journey_id = ? AND wrapped IS NOT NULL";

    private final Database database;
    private final JdbcTemplate writer;
    private final TransactionTemplate transaction;

    KeyTable(Database database, TransactionTemplate transaction) {
        this.database = database;
        this.writer = SqlFailures.template(database.writer());
        this.transaction = transaction;
    }

    /** @param wrapped null when the key was erased */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Row(JourneyId journey, byte @Nullable [] wrapped) {

        /** Whether it keeps that very key. */
        boolean isOf(JourneyKey key) {
            return wrapped != null && Arrays.equals(wrapped, key.wrapped());
        }
    }

    /** Rows of these journeys as committed. */
    List<Row> find(Collection<JourneyId> journeys) {
        if (journeys.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.reader().getConnection()) {
            return find(connection, journeys);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Whether the journey had a key that was erased, as the caller's transaction sees it. */
    boolean wasErased(JourneyId journey) {
        return write(connection -> find(connection, List.of(journey)).stream().anyMatch(row -> row.wrapped() == null));
    }

    /** Makes rows where there is none, and returns the rows of all, whoever made them. */
    List<Row> create(List<JourneyId> journeys, Function<JourneyId, byte @Nullable []> wrapped) {
        return write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(CREATE)) {
                for (JourneyId journey : journeys) {
                    insert.setString(1, journey.value());
                    insert.setBytes(2, wrapped.apply(journey));
                    insert.setLong(3, System.currentTimeMillis());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return find(connection, journeys);
        });
    }

    /**
     * What stands in the place of no journey, put there by the first who asks.
     *
     * @param own made under the master key of who asks
     * @param isOwn whether what is found was; where it was not, and nothing was ever recorded under it, it gives way
     */
    byte[] probe(Supplier<byte[]> own, Predicate<byte[]> isOwn) {
        return write(connection -> {
            byte[] found = probe(connection);
            if (found != null && !isOwn.test(found) && isUnused(connection)) {
                execute(connection, "DELETE FROM journey_key WHERE journey_id = '" + PROBE + "'");
                found = null;
            }
            if (found == null) {
                try (PreparedStatement insert = connection.prepareStatement(CREATE)) {
                    insert.setString(1, PROBE);
                    insert.setBytes(2, own.get());
                    insert.setLong(3, System.currentTimeMillis());
                    insert.executeUpdate();
                }
                found = probe(connection); // another process may have been first
            }
            return Objects.requireNonNull(found);
        });
    }

    /** Whether nothing is sealed under a key of this table, and no identifier of anybody is known by a hash. */
    private static boolean isUnused(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery("SELECT 1 WHERE EXISTS (SELECT 1 FROM journey_key WHERE journey_id <> '"
                                + PROBE + "') OR EXISTS (SELECT 1 FROM receipt)")) {
            return !row.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static byte @Nullable [] probe(Connection connection) throws SQLException {
        return wrapped(connection, PROBE);
    }

    /** What is kept under a name; null when there is nothing, or nothing any more. */
    static byte @Nullable [] wrapped(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    void erase(JourneyId journey) {
        transaction.executeWithoutResult(_ -> writer.update(ERASE, System.currentTimeMillis(), journey.value()));
    }

    private <T> T write(ConnectionCallback<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> writer.execute(work)));
    }

    private static List<Row> find(Connection connection, Collection<JourneyId> journeys) throws SQLException {
        List<Row> rows = new ArrayList<>(journeys.size());
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            for (JourneyId journey : journeys) {
                select.setString(1, journey.value());
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        rows.add(new Row(journey, row.getBytes(1)));
                    }
                }
            }
        }
        return rows;
    }

    private static DataAccessResourceFailureException failed(SQLException e) {
        return new DataAccessResourceFailureException("The journey keys cannot be used: " + e.getMessage(), e);
    }
}
