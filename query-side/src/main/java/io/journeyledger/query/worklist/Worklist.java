package io.journeyledger.query.worklist;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.worklist.WorklistQuery.Show;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The complaints to be worked on, the nearest deadline first, and how many there are of each kind. */
@Component
public final class Worklist {

    /** Most complaints of one page. */
    public static final int MOST = 200;

    private final Views views;

    Worklist(Views views) {
        this.views = views;
    }

    /** The same over the side indices of that name; none: over the live views. */
    public Worklist in(@Nullable String beside) {
        return new Worklist(views.in(beside));
    }

    /**
     * @param now tells what is overdue
     * @param zone tells when today begins and ends
     * @param cursor where to go on, out of the page before; none: at the beginning
     * @param size at most so many complaints, 1 to {@value #MOST}
     * @throws InvalidQuestionException when the size or the cursor cannot be
     */
    public WorklistAnswer ask(WorklistQuery query, Instant now, ZoneId zone, @Nullable String cursor, int size) {
        InvalidQuestionException.within("size", size, 1, MOST);
        WorklistFilters filters = new WorklistFilters(query, now, zone);
        SearchResponse<JsonData> response = views.search(View.COMPLAINTS, search -> {
            search.query(filters.words())
                    .postFilter(filters.all())
                    .trackTotalHits(t -> t.enabled(true))
                    .size(size + 1);
            order(search);
            count(search, filters);
            WorklistFacets.ask(search, query, filters);
            if (cursor != null && !cursor.isEmpty()) {
                search.searchAfter(WorklistCursor.parse(cursor).sort());
            }
        });
        List<Hit<JsonData>> hits = response.hits().hits();
        // One more than wanted was asked for, to know whether there is a next page.
        List<Hit<JsonData>> wanted = hits.subList(0, Math.min(size, hits.size()));
        WorklistFacets facets = WorklistFacets.of(query, response.aggregations());
        return new WorklistAnswer(
                Objects.requireNonNull(response.hits().total()).value(),
                wanted.stream()
                        .map(hit -> Views.read(Objects.requireNonNull(hit.source()), ComplaintDocument.class))
                        .toList(),
                hits.size() > size ? WorklistCursor.of(wanted.getLast().sort()).toString() : null,
                shows(response.aggregations()),
                facets.counts(),
                facets.others());
    }

    /**
     * What finds all complaints that are listed.
     *
     * @see #ask
     */
    public static Query listed(WorklistQuery query, Instant now, ZoneId zone) {
        return new WorklistFilters(query, now, zone).listed();
    }

    /** Names of customers by journey, of those that have one. */
    public Map<String, String> names(Collection<String> journeys) {
        Map<String, String> names = new HashMap<>();
        if (!journeys.isEmpty()) {
            views.search(
                            View.CUSTOMERS,
                            search -> search.query(q -> q.ids(i -> i.values(List.copyOf(journeys))))
                                    .size(MOST)
                                    .source(s -> s.filter(f -> f.includes("journey.name"))))
                    .hits()
                    .hits()
                    .forEach(hit -> {
                        // A journey without a name comes without the whole section.
                        JsonObject journey = Objects.requireNonNull(hit.source())
                                .toJson()
                                .asJsonObject()
                                .getJsonObject("journey");
                        String name = journey == null ? null : journey.getString("name", null);
                        if (name != null) {
                            names.put(Objects.requireNonNull(hit.id()), name);
                        }
                    });
        }
        return names;
    }

    private static void order(SearchRequest.Builder search) {
        search.sort(s -> s.field(f -> f.field("nextDeadline").order(SortOrder.Asc)))
                .sort(s -> s.field(f -> f.field("lodgedAt").order(SortOrder.Desc)))
                .sort(s -> s.field(f -> f.field("journey.stream").order(SortOrder.Asc)))
                .sort(s -> s.field(f -> f.field("complaintId").order(SortOrder.Asc)));
    }

    private static void count(SearchRequest.Builder search, WorklistFilters filters) {
        for (Show show : Show.values()) {
            search.aggregations(show.name(), of(filters.allUnder(show)));
        }
    }

    private static Aggregation of(Query filter) {
        return Aggregation.of(a -> a.filter(filter));
    }

    private static Map<Show, Long> shows(Map<String, Aggregate> counts) {
        Map<Show, Long> shows = new EnumMap<>(Show.class);
        for (Show show : Show.values()) {
            shows.put(
                    show,
                    Objects.requireNonNull(counts.get(show.name())).filter().docCount());
        }
        return shows;
    }
}
