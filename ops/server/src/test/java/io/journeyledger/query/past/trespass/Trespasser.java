package io.journeyledger.query.past.trespass;

import io.journeyledger.query.elasticsearch.Views;

/** What is told from the ledger must ask no view, and know no page. */
public final class Trespasser {
    Object views(Views views) {
        return views;
    }

    Object page(io.journeyledger.query.web.trespass.Trespasser page) {
        return page;
    }
}
