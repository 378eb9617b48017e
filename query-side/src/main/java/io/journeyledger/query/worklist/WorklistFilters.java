package io.journeyledger.query.worklist;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.journeyledger.query.search.Finder;
import io.journeyledger.query.text.TextQuery;
import io.journeyledger.query.worklist.WorklistQuery.Facet;
import io.journeyledger.query.worklist.WorklistQuery.Show;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a worklist in Elasticsearch's words: all of them, or all but one, to count what that one leaves out.
 */
final class WorklistFilters {

    private static final Query OPEN = term("open", true);

    private final WorklistQuery query;
    private final Instant now;
    private final ZoneId zone;

    /** @param zone whose day today is */
    WorklistFilters(WorklistQuery query, Instant now, ZoneId zone) {
        this.query = query;
        this.now = now;
        this.zone = zone;
    }

    static String field(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }

    /** What all counts are of. */
    Query words() {
        return query.words().isBlank()
                ? Query.of(q -> q.matchAll(m -> m))
                : TextQuery.of(query.words())
                        .in(Finder.COMPLAINT_TEXTS, Finder.COMPLAINT_NAMES, List.of("complaintId", "journey.id"));
    }

    /** What is listed, words included. */
    Query listed() {
        return and(Stream.of(words(), all()));
    }

    Query all() {
        return and(Stream.concat(Stream.of(shown(query.show())), facets(null)));
    }

    Query allBut(Facet facet) {
        return and(Stream.concat(Stream.of(shown(query.show())), facets(facet)));
    }

    Query allUnder(Show show) {
        return and(Stream.concat(Stream.of(shown(show)), facets(null)));
    }

    private Stream<Query> facets(@Nullable Facet but) {
        return Arrays.stream(Facet.values()).filter(facet -> facet != but).flatMap(facet -> {
            String value = query.value(facet);
            return value == null
                    ? Stream.empty()
                    : Stream.of(Query.of(q -> q.term(t -> t.field(field(facet)).value(value))));
        });
    }

    private Query shown(Show show) {
        return switch (show) {
            case OPEN -> OPEN;
            case OVERDUE -> and(Stream.of(OPEN, deadline(null, now)));
            case BREACHED -> and(Stream.of(OPEN, or(term("breached", true), deadline(null, now))));
            case DUE_TODAY -> {
                LocalDate today = now.atZone(zone).toLocalDate();
                yield and(Stream.of(
                        OPEN,
                        deadline(
                                today.atStartOfDay(zone).toInstant(),
                                today.plusDays(1).atStartOfDay(zone).toInstant())));
            }
            case UNOWNED -> and(Stream.of(OPEN, not(Query.of(q -> q.exists(e -> e.field("owner"))))));
            case ALL -> Query.of(q -> q.matchAll(m -> m));
        };
    }

    private static Query deadline(@Nullable Instant from, Instant until) {
        return Query.of(q -> q.range(r -> r.date(d -> d.field("nextDeadline")
                .gte(from == null ? null : from.toString())
                .lt(until.toString()))));
    }

    private static Query term(String field, boolean value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }

    private static Query and(Stream<Query> all) {
        List<Query> filters = all.toList();
        return Query.of(q -> q.bool(b -> b.filter(filters)));
    }

    private static Query or(Query one, Query other) {
        return Query.of(q -> q.bool(b -> b.should(one, other).minimumShouldMatch("1")));
    }

    private static Query not(Query query) {
        return Query.of(q -> q.bool(b -> b.mustNot(query)));
    }
}
