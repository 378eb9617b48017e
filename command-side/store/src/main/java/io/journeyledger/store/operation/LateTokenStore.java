package io.journeyledger.store.operation;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Writes a token as the last thing before the commit. A processor stores it before it handles a batch; done at once,
 * that would lock the row, on SQLite the database, until the batch is in the search index. A batch that fails before
 * leaves the token as it was, and so does one whose claim another process has taken meanwhile.
 */
abstract class LateTokenStore extends JdbcTokenStore {

    LateTokenStore(Builder builder) {
        super(builder);
    }

    /** A batch was begun, at the end of which this token is stored. */
    abstract void begun(UnitOfWork<?> batch, String processor, int segment);

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
            begun(root, processor, segment);
        }
    }

    /** Amid a batch nothing happens: the token that is about to be stored extends the claim. */
    @Override
    public void extendClaim(String processor, int segment) {
        if (!isAmidBatch(processor, segment)) {
            super.extendClaim(processor, segment);
        }
    }

    /** Whether the calling thread is at a batch, at the end of which the token is stored. */
    static boolean isAmidBatch(String processor, int segment) {
        UnitOfWork<?> root = openRoot();
        return root != null && root.resources().containsKey(key(processor, segment));
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
