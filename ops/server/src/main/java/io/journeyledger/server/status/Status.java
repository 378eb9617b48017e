package io.journeyledger.server.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How this process fares.
 *
 * @param ready whether the start is over and nothing is wrong
 * @param problems what is wrong, each in a sentence; none when all is well
 * @param events number of events in the ledger
 * @param head position of the last event; 0 when the ledger is empty
 * @param elasticsearch its address; none where no role needs it
 * @param pid id of the process on its machine
 * @param version version of the program
 */
public record Status(
        boolean ready,
        List<String> problems,
        long events,
        long head,
        @Nullable String elasticsearch,
        long pid,
        String version) {}
