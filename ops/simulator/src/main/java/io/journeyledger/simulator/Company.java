package io.journeyledger.simulator;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What all lives of one simulation share.
 *
 * @param outbox entries that have arrived and wait to be read
 * @param rush none where the last weeks are like any others
 */
record Company(
        Agenda agenda,
        Queue<String> outbox,
        Entry entry,
        String tag,
        @Nullable Rush rush) {

    Company(Agenda agenda, int tag, @Nullable Rush rush) {
        this(agenda, new ArrayDeque<>(), new Entry(), String.format(Locale.ROOT, "%04d", tag), rush);
    }
}
