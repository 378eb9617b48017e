package io.journeyledger.simulator;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What all lives of one simulation share.
 *
 * @param rush none where the last weeks are like any others
 */
record Company(
        Agenda agenda,
        Outbox outbox,
        Entry entry,
        String tag,
        @Nullable Rush rush) {

    Company(Agenda agenda, int tag, @Nullable Rush rush) {
        this(agenda, new Outbox(), new Entry(), String.format(Locale.ROOT, "%04d", tag), rush);
    }
}
