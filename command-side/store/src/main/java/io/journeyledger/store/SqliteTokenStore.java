package io.journeyledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in SQLite. There is no {@code FOR UPDATE}: a transaction that writes is the only one anyway.
 *
 * <p>A processor stores its token before it handles a batch. Done at once, that would take the only right to write and
 * keep it until the batch is in the search index, and no command could be recorded meanwhile. So the token is written
 * as the last thing before the commit; a batch that fails before leaves it as it was.
 */
final class SqliteTokenStore extends JdbcTokenStore {

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

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        UnitOfWork<?> root = openRoot();
        if (root == null) {
            super.storeToken(token, processor, segment);
            return;
        }
        // Handlers of the commit phase run last in, first out: this one before the commit of the transaction, which
        // was attached earlier.
        if (root.resources().put(key(processor, segment), new Pending(token)) == null) {
            root.onCommit(work -> {
                Pending last = work.<Pending>getResource(key(processor, segment));
                super.storeToken(last.token(), processor, segment);
            });
        }
    }

    @Override
    public void extendClaim(String processor, int segment) {
        UnitOfWork<?> root = openRoot();
        if (root == null || !root.resources().containsKey(key(processor, segment))) {
            super.extendClaim(processor, segment);
        } // else the token that is about to be stored extends it
    }

    @Override
    protected PreparedStatement select(Connection connection, String processor, int segment, boolean forUpdate)
            throws SQLException {
        return super.select(connection, processor, segment, false);
    }

    private static @Nullable UnitOfWork<?> openRoot() {
        if (!CurrentUnitOfWork.isStarted()) {
            return null;
        }
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        return root.phase().isBefore(UnitOfWork.Phase.COMMIT) ? root : null;
    }

    private static String key(String processor, int segment) {
        return "token of " + processor + "[" + segment + "]";
    }

    private record Pending(@Nullable TrackingToken token) {}
}
