package io.journeyledger.store.memory;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What only the transaction of this thread knows, until it commits: it may yet be rolled back. Safe for use by many
 * threads.
 *
 * @param <T> what it knows
 */
public final class OfTransaction<T> {

    private final Supplier<T> nothing;
    private final Consumer<T> committed;

    /**
     * @param nothing what a transaction knows at its beginning
     * @param committed called with what it knew when it has committed
     */
    public OfTransaction(Supplier<T> nothing, Consumer<T> committed) {
        this.nothing = nothing;
        this.committed = committed;
    }

    /** None where there is no transaction, or it knows nothing yet. */
    @SuppressWarnings("unchecked")
    public @Nullable T current() {
        return (T) TransactionSynchronizationManager.getResource(this);
    }

    /** To be added to; none where there is no transaction. */
    public @Nullable T open() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        T own = current();
        return own == null ? begin(nothing.get()) : own;
    }

    private T begin(T own) {
        TransactionSynchronizationManager.bindResource(this, own);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.accept(own);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(OfTransaction.this);
            }
        });
        return own;
    }
}
