package io.journeyledger.simulator;

import java.util.Locale;

/** What all lives of one simulation share. */
record Company(Agenda agenda, Outbox outbox, Entry entry, String tag) {

    Company(Agenda agenda, int tag) {
        this(agenda, new Outbox(), new Entry(), String.format(Locale.ROOT, "%04d", tag));
    }
}
