package io.journeyledger.store.operation;

import java.time.Duration;
import java.util.Optional;

/**
 * Work that one process at a time may do: whose turn it is stands in the operational tables, which all processes share.
 * A process keeps its turn by taking it again and again; of one that died it is over after {@link #LASTS}, by clocks
 * that the machines must agree about to a few seconds. Safe for use by many threads.
 */
public interface Turn {

    /** How long a turn lasts that is not taken again. */
    Duration LASTS = Duration.ofSeconds(30);

    /**
     * Takes the turn where it is free, and keeps it where this process has it.
     *
     * @return which other process has it; none when this one has it now
     */
    Optional<String> take();

    /** The same turn for a part of this process that must not have it while the rest has. */
    Turn of(String part);

    /** Gives it back; nothing happens where this process has it not. */
    void leave();
}
