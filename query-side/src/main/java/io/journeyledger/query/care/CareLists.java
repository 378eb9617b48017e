package io.journeyledger.query.care;

import co.elastic.clients.elasticsearch._types.NestedSortValue;
import co.elastic.clients.elasticsearch._types.SortMode;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.OccasionKind;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.past.Past;
import io.journeyledger.query.past.Pasts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks whom to contact now, by one search. */
@Component
public final class CareLists {

    /** Most customers of a page. */
    public static final int MOST = 100;

    private static final String OCCASIONS = "care.occasions";

    private final Views views;
    private final Pasts pasts;
    private final InstantSource clock;

    CareLists(Views views, Pasts pasts, InstantSource clock) {
        this.views = views;
        this.pasts = pasts;
        this.clock = clock;
    }

    /**
     * The customers of whom something is due, by urgency, then by how long it has been so.
     *
     * @param kind only what is of this kind
     * @param channel only what is to be done by this channel
     * @param cursor where to go on, out of the page before; none: at the beginning
     * @param size at most so many customers, 1 to {@value #MOST}
     * @throws InvalidQuestionException when the size or the cursor cannot be
     */
    public CareList due(@Nullable OccasionKind kind, @Nullable Channel channel, @Nullable String cursor, int size) {
        InvalidQuestionException.within("size", size, 1, MOST);
        Instant now = clock.instant();
        Query ofAnyKind = due(null, channel, now);
        Query asked = due(kind, channel, now);
        SearchResponse<JsonData> response = views.search(View.CUSTOMERS, search -> {
            search.query(nested(ofAnyKind))
                    // not the query: how many there are of the other kinds is counted, too
                    .postFilter(nested(asked))
                    .sort(first("priority", asked), first("since", asked))
                    .sort(s -> s.field(f -> f.field("journey.id")))
                    .size(size + 1)
                    .trackTotalHits(t -> t.enabled(true))
                    .aggregations("occasions", kinds(ofAnyKind));
            if (cursor != null && !cursor.isEmpty()) {
                search.searchAfter(CareCursor.parse(cursor).sort());
            }
        });
        List<Hit<JsonData>> hits = response.hits().hits();
        // One more than wanted was asked for, to know whether there is a next page.
        List<Hit<JsonData>> wanted = hits.subList(0, Math.min(size, hits.size()));
        return new CareList(
                now,
                Objects.requireNonNull(response.hits().total()).value(),
                kinds(response),
                wanted.stream()
                        .map(hit -> Views.read(Objects.requireNonNull(hit.source()), CustomerDocument.class))
                        .map(customer -> CareList.of(customer, now, kind, channel))
                        .toList(),
                hits.size() > size ? CareCursor.of(wanted.getLast().sort()).toString() : null);
    }

    /**
     * The same, with what the ledger says of some of them, whose number and reasons are counted as it says: the views
     * are a moment behind whoever has just done something.
     *
     * @param fresh their journeys
     */
    public CareList due(
            @Nullable OccasionKind kind,
            @Nullable Channel channel,
            @Nullable String cursor,
            int size,
            Collection<String> fresh) {
        CareList told = due(kind, channel, cursor, size);
        Map<OccasionKind, Long> kinds = new EnumMap<>(OccasionKind.class);
        kinds.putAll(told.kinds());
        List<CareList.Entry> customers = new ArrayList<>();
        for (CareList.Entry entry : told.customers()) {
            CustomerDocument customer = entry.customer();
            if (!fresh.contains(customer.id())) {
                customers.add(entry);
                continue;
            }
            CareList.of(customer, told.asOf(), null, channel)
                    .due()
                    .forEach(due -> kinds.merge(due.occasion().kind(), -1L, Long::sum));
            CareList.Entry now = now(new JourneyId(customer.id()), null, channel);
            if (now != null) {
                now.due().forEach(due -> kinds.merge(due.occasion().kind(), 1L, Long::sum));
                customers.add(now.only(kind));
            }
        }
        customers.removeIf(entry -> entry.due().isEmpty());
        int gone = told.customers().size() - customers.size();
        return new CareList(told.asOf(), told.total() - gone, kinds, List.copyOf(customers), told.cursor());
    }

    /**
     * What of one customer is due as the ledger says it, so that whoever has just done something does not see it again,
     * however far the views are.
     */
    public CareList.@Nullable Entry now(JourneyId journey, @Nullable OccasionKind kind, @Nullable Channel channel) {
        Past past = pasts.of(journey, null, null, null);
        return past.customer()
                .filter(customer -> customer.care() != null)
                .map(customer -> CareList.of(customer, past.asOf().instant(), kind, channel))
                .orElse(null);
    }

    private static Query nested(Query of) {
        return Query.of(q -> q.constantScore(
                c -> c.filter(f -> f.nested(n -> n.path(OCCASIONS).query(of)))));
    }

    private static Query due(@Nullable OccasionKind kind, @Nullable Channel channel, Instant now) {
        String at = now.toString();
        List<Query> all = new ArrayList<>();
        all.add(Query.of(q ->
                q.range(r -> r.date(d -> d.field(OCCASIONS + ".until").gt(at)))));
        all.add(Query.of(q -> q.bool(b -> b.mustNot(not ->
                not.range(r -> r.date(d -> d.field(OCCASIONS + ".snoozedUntil").gt(at)))))));
        if (kind != null) {
            all.add(Query.of(q -> q.term(t -> t.field(OCCASIONS + ".kind").value(kind.name()))));
        }
        if (channel != null) {
            all.add(Query.of(q -> q.term(t -> t.field(OCCASIONS + ".channel").value(channel.name()))));
        }
        return Query.of(q -> q.bool(b -> b.filter(all)));
    }

    private static SortOptions first(String field, Query of) {
        NestedSortValue nested = NestedSortValue.of(n -> n.path(OCCASIONS).filter(of));
        return SortOptions.of(s -> s.field(f -> f.field(OCCASIONS + "." + field)
                .order(SortOrder.Asc)
                .mode(SortMode.Min)
                .nested(nested)));
    }

    private static Aggregation kinds(Query of) {
        Aggregation byKind =
                Aggregation.of(a -> a.terms(t -> t.field(OCCASIONS + ".kind").size(OccasionKind.values().length)));
        Aggregation due = Aggregation.of(a -> a.filter(of).aggregations("kinds", byKind));
        return Aggregation.of(a -> a.nested(n -> n.path(OCCASIONS)).aggregations("due", due));
    }

    private static Map<OccasionKind, Long> kinds(SearchResponse<JsonData> response) {
        Map<OccasionKind, Long> kinds = new EnumMap<>(OccasionKind.class);
        Objects.requireNonNull(Objects.requireNonNull(
                                Objects.requireNonNull(response.aggregations().get("occasions"))
                                        .nested()
                                        .aggregations()
                                        .get("due"))
                        .filter()
                        .aggregations()
                        .get("kinds"))
                .sterms()
                .buckets()
                .array()
                .forEach(bucket -> kinds.put(OccasionKind.valueOf(bucket.key().stringValue()), bucket.docCount()));
        return kinds;
    }
}
