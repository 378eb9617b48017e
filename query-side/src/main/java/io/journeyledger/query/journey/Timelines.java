package io.journeyledger.query.journey;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import co.elastic.clients.json.JsonData;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.elasticsearch.Question;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.text.TextQuery;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads timelines page by page, in the order in which things occurred. */
@Component
public final class Timelines {

    private static final List<String> TEXTS = List.of("message", "journey.text");

    private final Views views;

    Timelines(Views views) {
        this.views = views;
    }

    /** The same over the side indices of that name; none: over the live views. */
    public Timelines in(@Nullable String beside) {
        return new Timelines(views.in(beside));
    }

    /** What happened in a journey and in those it speaks for. */
    public TimelinePage page(JourneyId journey, TimelineQuery query) {
        return views.search(question(journey, query));
    }

    static Question<TimelinePage> question(JourneyId journey, TimelineQuery query) {
        return new Question<>(View.TIMELINE, search -> ask(search, journey, query), response -> page(response, query));
    }

    private static TimelinePage page(ResponseBody<JsonData> response, TimelineQuery query) {
        List<Hit<JsonData>> hits = response.hits().hits();
        // One more than wanted was asked for, to know whether there is a next page.
        List<Hit<JsonData>> wanted = hits.subList(0, Math.min(query.size(), hits.size()));
        return new TimelinePage(
                Objects.requireNonNull(response.hits().total()).value(),
                wanted.stream()
                        .map(hit -> Views.read(Objects.requireNonNull(hit.source()), TimelineDocument.class))
                        .toList(),
                hits.size() > query.size() ? after(wanted.getLast()) : null);
    }

    private static void ask(SearchRequest.Builder search, JourneyId journey, TimelineQuery query) {
        SortOrder order = query.newestFirst() ? SortOrder.Desc : SortOrder.Asc;
        search.query(q -> q.bool(filter(journey, query)))
                .sort(s -> s.field(f -> f.field("@timestamp").order(order)))
                .sort(s -> s.field(f -> f.field("position").order(order)))
                .trackTotalHits(t -> t.enabled(true))
                .size(query.size() + 1);
        Cursor cursor = query.cursor();
        if (cursor != null) {
            search.searchAfter(cursor.occurredAt(), cursor.position());
        }
    }

    private static BoolQuery filter(JourneyId journey, TimelineQuery query) {
        BoolQuery.Builder filter = new BoolQuery.Builder();
        filter.filter(f -> f.term(t -> t.field("journey.id").value(journey.value())));
        term(filter, "journey.family", query.family());
        term(filter, "journey.channel", query.channel());
        term(filter, "journey.complaintId", query.complaint());
        if (query.from() != null || query.until() != null) {
            filter.filter(f -> f.range(r ->
                    r.date(d -> d.field("@timestamp").gte(text(query.from())).lt(text(query.until())))));
        }
        if (!query.words().isBlank()) {
            filter.must(TextQuery.of(query.words()).in(TEXTS));
        }
        return filter.build();
    }

    private static void term(BoolQuery.Builder filter, String field, @Nullable Object value) {
        if (value != null) {
            filter.filter(f -> f.term(t -> t.field(field).value(value.toString())));
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static String after(Hit<JsonData> last) {
        List<FieldValue> sort = last.sort();
        return new Cursor(sort.getFirst().longValue(), sort.getLast().longValue()).toString();
    }
}
