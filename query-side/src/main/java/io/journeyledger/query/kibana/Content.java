package io.journeyledger.query.kibana;

import io.journeyledger.projections.document.View;

/** What stands on a dashboard. */
public sealed interface Content permits Panel, Session {

    /** The same in every export and address. */
    String id();

    String title();

    DataView data();

    default View view() {
        return data().view();
    }

    Condition condition();
}
