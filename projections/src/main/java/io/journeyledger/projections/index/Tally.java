package io.journeyledger.projections.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many documents there are and the sum of their positions: what was written and what an index holds are compared by
 * it.
 *
 * @param sum sum of the field {@code position}
 */
public record Tally(long documents, long sum) {

    /** Elasticsearch adds up doubles, which are exact below 2^53: more than a million positions of nine billion. */
    private static final double SUMMED_AT_ONCE = 1_000_000;

    /** What searches see of an index. */
    static Tally of(ElasticsearchClient client, String index) throws IOException {
        var answer = client.search(
                search -> search.index(index)
                        .size(0)
                        .trackTotalHits(track -> track.enabled(true))
                        .aggregations(
                                "positions",
                                parts -> parts.histogram(part -> part.field("position")
                                                .interval(SUMMED_AT_ONCE)
                                                .minDocCount(1))
                                        .aggregations("sum", sum -> sum.sum(field -> field.field("position")))),
                Void.class);
        var total = answer.hits().total();
        Aggregate positions = answer.aggregations().get("positions");
        long sum = positions == null
                ? 0
                : positions.histogram().buckets().array().stream()
                        .mapToLong(part -> exact(part.aggregations().get("sum")))
                        .sum();
        return new Tally(total == null ? 0 : total.value(), sum);
    }

    /** The highest of the positions in all views, as searches see them; 0 where there is no document. */
    static long lastPosition(ElasticsearchClient client) throws IOException {
        Aggregate last = client.search(
                        search -> search.index(Stream.of(View.values())
                                        .map(View::alias)
                                        .toList())
                                .ignoreUnavailable(true)
                                .size(0)
                                .trackTotalHits(track -> track.enabled(false))
                                .aggregations("last", highest -> highest.max(field -> field.field("position"))),
                        Void.class)
                .aggregations()
                .get("last");
        Double value = last == null ? null : last.max().value();
        return value == null ? 0 : Math.max(0, value.longValue()); // of no document it is infinitely low
    }

    private static long exact(@Nullable Aggregate sum) {
        Double value = sum == null ? null : sum.sum().value();
        return value == null ? 0 : value.longValue();
    }
}
