package io.journeyledger.store.engine;

import io.journeyledger.store.codec.TypeRevision;
import io.journeyledger.store.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The numbers that stand for event names and revisions in the rows of this database. */
final class EventTypes {

    private static final String INSERT = "INSERT INTO event_type (name, revision) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private final DataSource reader;
    private final Map<TypeRevision, Integer> codes = new ConcurrentHashMap<>();
    private final Map<Integer, TypeRevision> types = new ConcurrentHashMap<>();

    private EventTypes(DataSource reader) {
        this.reader = reader;
    }

    /** Gives a number to every type that has none yet, in a transaction of its own, before any event is appended. */
    static EventTypes register(Database database, Collection<TypeRevision> catalogue) {
        EventTypes types = new EventTypes(database.reader());
        try (Connection connection = database.writer().getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            types.load(connection);
            connection.setAutoCommit(false);
            for (TypeRevision type : catalogue) {
                if (!types.codes.containsKey(type)) {
                    insert.setString(1, type.name());
                    insert.setString(2, type.revision());
                    insert.executeUpdate();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
            types.load(connection);
            return types;
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /** @throws IllegalArgumentException when the type was not in the catalogue at start */
    int code(String name, @Nullable String revision) {
        Integer code = codes.get(new TypeRevision(name, revision == null ? "" : revision));
        if (code == null) {
            throw new IllegalArgumentException(
                    "Only events of the catalogue are kept; " + name + " revision " + revision + " is not in it");
        }
        return code;
    }

    /**
     * Gives a number to a type that has none yet, as events of older revisions may not, in the caller's transaction.
     */
    void ensure(Connection connection, TypeRevision type) throws SQLException {
        if (codes.containsKey(type)) {
            return;
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, type.name());
            insert.setString(2, type.revision());
            insert.executeUpdate();
        }
        load(connection);
    }

    /** Forgets what a transaction that was rolled back gave numbers to. */
    void reload() {
        codes.clear();
        types.clear();
        try (Connection connection = reader.getConnection()) {
            load(connection);
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private static IllegalStateException unusable(SQLException e) {
        return new IllegalStateException("The event types cannot be registered: " + e.getMessage(), e);
    }

    /** The type behind a number of a row; a newer process may have added it after this one started. */
    TypeRevision type(int code) throws SQLException {
        TypeRevision type = types.get(code);
        if (type == null) {
            try (Connection connection = reader.getConnection()) {
                load(connection);
            }
            type = types.get(code);
        }
        if (type == null) {
            throw new SQLException("The ledger names no event type " + code + ": the table event_type is damaged");
        }
        return type;
    }

    private void load(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT code, name, revision FROM event_type")) {
            while (rows.next()) {
                TypeRevision type = new TypeRevision(rows.getString(2), rows.getString(3));
                codes.put(type, rows.getInt(1));
                types.put(rows.getInt(1), type);
            }
        }
    }
}
