package io.journeyledger.store.operation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Tokens in SQLite. There is no {@code FOR UPDATE}: a transaction that writes is the only one anyway. */
final class SqliteTokenStore extends LateTokenStore {

    SqliteTokenStore(Builder builder) {
        super(builder);
    }

    /**
     * Frees every token at start: whoever held one is gone, since this process owns the data folder. Otherwise each
     * processor would wait, after a crash, until the claims of the dead process run out.
     */
    static void releaseAll(DataSource writer) {
        try (Connection connection = writer.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE token_entry SET owner = NULL WHERE owner IS NOT NULL");
        } catch (SQLException e) {
            throw new IllegalStateException("The tokens of the processors cannot be used: " + e.getMessage(), e);
        }
    }

    /** Nobody else can take the claim. */
    @Override
    void begun(UnitOfWork<?> batch, String processor, int segment) {}

    @Override
    protected PreparedStatement select(Connection connection, String processor, int segment, boolean forUpdate)
            throws SQLException {
        return super.select(connection, processor, segment, false);
    }
}
