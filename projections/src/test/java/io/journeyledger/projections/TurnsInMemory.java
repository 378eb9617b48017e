package io.journeyledger.projections;

import io.journeyledger.store.operation.Turn;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;

/** One piece of work that several processes ask for; a turn lasts until it is given back or its process dies. */
public final class TurnsInMemory {

    private final Map<String, Integer> refused = new HashMap<>();
    private @Nullable String holder;
    private boolean failing;

    public Turn of(String process) {
        return new Turn() {
            @Override
            public Optional<String> take() {
                synchronized (TurnsInMemory.this) {
                    if (failing) {
                        failing = false;
                        throw new TransientDataAccessResourceException("The database is away");
                    }
                    if (holder == null) {
                        holder = process;
                    }
                    Optional<String> other = Optional.of(holder).filter(one -> !one.equals(process));
                    other.ifPresent(_ -> refused.merge(process, 1, Integer::sum));
                    return other;
                }
            }

            @Override
            public Turn of(String part) {
                return TurnsInMemory.this.of(process + ", " + part);
            }

            @Override
            public void leave() {
                synchronized (TurnsInMemory.this) {
                    if (process.equals(holder)) {
                        holder = null;
                    }
                }
            }
        };
    }

    /** Who asks next is told that the database is away. */
    public synchronized void failOnce() {
        failing = true;
    }

    /** The turn of whoever has it is over. */
    public synchronized void expire() {
        holder = null;
    }

    /** How often a process was told that it is not its turn. */
    public synchronized int refused(String process) {
        return refused.getOrDefault(process, 0);
    }

    public synchronized boolean isFree() {
        return holder == null;
    }
}
