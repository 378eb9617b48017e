package io.journeyledger.query.figures;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.journeyledger.query.Window;
import java.time.Instant;

/** Which documents a figure is of, by a date of theirs. */
final class Dated {

    private Dated() {}

    /** Documents whose date lies in the window; in all time, those that have one. */
    static Query within(Window window, String field) {
        Instant from = window.from();
        Instant until = window.until();
        if (from == null && until == null) {
            return Query.of(q -> q.exists(e -> e.field(field)));
        }
        return Query.of(q -> q.range(r -> r.date(d -> d.field(field)
                .gte(from == null ? null : from.toString())
                .lt(until == null ? null : until.toString()))));
    }
}
