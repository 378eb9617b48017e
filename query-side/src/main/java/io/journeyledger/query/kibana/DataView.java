package io.journeyledger.query.kibana;

import io.journeyledger.projections.document.View;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A view, and by which of its times it is looked at. */
enum DataView {
    /** How things stand now: no time chooses among them. */
    CUSTOMERS(View.CUSTOMERS, null),
    COMPLAINTS(View.COMPLAINTS, DataView.TIME),
    TIMELINE(View.TIMELINE, DataView.TIME),
    TRANSITIONS(View.TRANSITIONS, DataView.TIME),
    /** The events by when the ledger learnt of them: what is imported today may have occurred decades ago. */
    RECORDED(View.TIMELINE, "event.created");

    static final String TIME = "@timestamp";

    private final View view;
    private final @Nullable String time;

    DataView(View view, @Nullable String time) {
        this.view = view;
        this.time = time;
    }

    public View view() {
        return view;
    }

    /** What the time picker filters; none: nothing. */
    @Nullable
    String time() {
        return time;
    }

    /** The same in every export. */
    String id() {
        return this == RECORDED ? view.alias() + "-recorded" : view.alias();
    }

    /** Ends the key of its name. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
