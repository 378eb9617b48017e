package io.journeyledger.query.figures;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.elasticsearch.Row;
import io.journeyledger.query.elasticsearch.Views;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Recency, frequency and monetary value scored 1 to 5 by the quintiles of the population itself, and not by the break
 * points of a policy as in {@code loyalty.rfm}. The population is everybody whose first purchase was in one currency;
 * those who have left are among them. Recency is counted in days, the latest scoring 5; who is tied has the same score.
 */
@Component
public final class Rfm {

    /** Most journeys of one page. */
    public static final int MOST = 1_000;

    private static final Pattern CELL = Pattern.compile("[1-5]{3}");
    private static final int LONGEST_ID = 200;
    private static final List<String> FIELDS =
            List.of("loyalty.lastPurchaseAt", "loyalty.frequency", "loyalty.monetary", "value.currency");
    private static final List<String> SHOWN =
            List.of("journey.id", "lifecycle.stage", "loyalty.lastPurchaseAt", "loyalty.frequency", "loyalty.monetary");

    private final Views views;

    Rfm(Views views) {
        this.views = views;
    }

    /** The same over the side indices of that name; none: over the live views. */
    public Rfm in(@Nullable String beside) {
        return new Rfm(views.in(beside));
    }

    /** @param populations one a currency, in the order of their codes */
    public record Figure(String zone, List<RfmPopulation.Figure> populations) {}

    /**
     * @param currency none where it was not asked for and nobody has bought anything
     * @param total how many journeys are in the cell
     * @param cursor where the next page begins; none on the last
     */
    public record Page(
            String cell,
            @Nullable String currency,
            long total,
            List<Member> journeys,
            @Nullable String cursor) {}

    public record Member(String id, String stage, Instant lastPurchaseAt, int frequency, double monetary) {}

    /**
     * How many journeys are in each cell. It holds three numbers in memory for each customer.
     *
     * @param currency only this one; none: all
     */
    public Figure cells(@Nullable String currency, ZoneId zone) {
        return new Figure(
                zone.getId(),
                populations(currency, zone).entrySet().stream()
                        .map(of -> of.getValue().figure(of.getKey()))
                        .toList());
    }

    /**
     * The journeys of one cell, in the order of their ids. The quintiles are those of the moment of each question.
     *
     * @param cell the scores of recency, frequency and monetary value, such as {@code 545}
     * @param currency may be left out where there is one only
     * @param cursor out of the page before; none: from the beginning
     * @param size at most so many, 1 to {@value #MOST}
     * @throws InvalidQuestionException when there is no such cell, or more than one currency
     */
    public Page journeys(String cell, @Nullable String currency, ZoneId zone, @Nullable String cursor, int size) {
        if (!CELL.matcher(cell).matches()) {
            throw new InvalidQuestionException("cell", cell, "use three digits from 1 to 5, such as 545");
        }
        InvalidQuestionException.within("size", size, 1, MOST);
        InvalidQuestionException.notLongerThan("cursor", cursor == null ? "" : cursor, LONGEST_ID);
        Map<String, RfmPopulation> populations = populations(currency, zone);
        if (populations.isEmpty()) {
            return new Page(cell, currency == null || currency.isEmpty() ? null : currency, 0, List.of(), null);
        }
        if (populations.size() > 1) {
            throw new InvalidQuestionException("currency", "", "choose one of " + populations.keySet());
        }
        String of = populations.keySet().iterator().next();
        BoolQuery.Builder members = new BoolQuery.Builder();
        members.filter(buyers(of));
        Objects.requireNonNull(populations.get(of)).in(cell).forEach(members::filter);
        return page(cell, of, Query.of(q -> q.bool(members.build())), cursor, size);
    }

    private Page page(String cell, String currency, Query members, @Nullable String cursor, int size) {
        SearchResponse<JsonData> found = views.search(View.CUSTOMERS, search -> {
            search.query(members)
                    .source(s -> s.fetch(false))
                    .sort(s -> s.field(f -> f.field("journey.id")))
                    .trackTotalHits(t -> t.enabled(true))
                    // One more, to know whether there is a next page.
                    .size(size + 1);
            SHOWN.forEach(field -> search.docvalueFields(
                    f -> field.endsWith("At") ? f.field(field).format("epoch_millis") : f.field(field)));
            if (cursor != null && !cursor.isEmpty()) {
                search.searchAfter(cursor);
            }
        });
        List<Hit<JsonData>> hits = found.hits().hits();
        List<Member> wanted = hits.stream()
                .limit(size)
                .map(hit -> member(new Row(hit.fields())))
                .toList();
        return new Page(
                cell,
                currency,
                Objects.requireNonNull(found.hits().total()).value(),
                wanted,
                hits.size() > size ? wanted.getLast().id() : null);
    }

    private static Member member(Row row) {
        return new Member(
                row.text("journey.id"),
                row.text("lifecycle.stage"),
                row.instant("loyalty.lastPurchaseAt"),
                (int) row.number("loyalty.frequency"),
                row.number("loyalty.monetary"));
    }

    private Map<String, RfmPopulation> populations(@Nullable String currency, ZoneId zone) {
        Map<String, RfmPopulation> populations = new TreeMap<>();
        try (Snapshot customers = Snapshot.of(views, View.CUSTOMERS)) {
            customers.each(
                    buyers(currency),
                    FIELDS,
                    row -> populations
                            .computeIfAbsent(row.text("value.currency"), _ -> new RfmPopulation(zone))
                            .add(
                                    LocalDate.ofInstant(row.instant("loyalty.lastPurchaseAt"), zone),
                                    row.number("loyalty.frequency"),
                                    row.number("loyalty.monetary")));
        }
        return populations;
    }

    private static Query buyers(@Nullable String currency) {
        return Query.of(q -> q.bool(b -> {
            b.filter(f -> f.exists(e -> e.field("loyalty.lastPurchaseAt")))
                    .filter(f -> f.exists(e -> e.field("value.currency")));
            return currency == null || currency.isEmpty()
                    ? b
                    : b.filter(f -> f.term(t -> t.field("value.currency").value(currency)));
        }));
    }
}
