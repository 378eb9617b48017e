package io.journeyledger.query.worklist;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsAggregate;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import io.journeyledger.query.worklist.WorklistAnswer.Count;
import io.journeyledger.query.worklist.WorklistQuery.Facet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How many complaints there are with each value of a filter: of the most frequent ones, and of the one that is chosen.
 */
record WorklistFacets(Map<Facet, List<Count>> counts, Map<Facet, Long> others) {

    /** Most values of one filter that are counted, the chosen one aside. */
    private static final int VALUES = 20;

    private static final String COUNTED = "counted";
    private static final String CHOSEN = "chosen";

    static void ask(SearchRequest.Builder search, WorklistQuery query, WorklistFilters filters) {
        for (Facet facet : Facet.values()) {
            String field = WorklistFilters.field(facet);
            String chosen = query.value(facet);
            search.aggregations(facet.name(), a -> {
                var found = a.filter(filters.allBut(facet))
                        .aggregations(COUNTED, v -> v.terms(t -> t.field(field).size(VALUES)));
                return chosen == null
                        ? found
                        : found.aggregations(
                                CHOSEN,
                                c -> c.filter(f -> f.term(t -> t.field(field).value(chosen))));
            });
        }
    }

    static WorklistFacets of(WorklistQuery query, Map<String, Aggregate> answer) {
        Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
        Map<Facet, Long> others = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Map<String, Aggregate> found = Objects.requireNonNull(answer.get(facet.name()), facet.name())
                    .filter()
                    .aggregations();
            StringTermsAggregate counted =
                    Objects.requireNonNull(found.get(COUNTED)).sterms();
            List<Count> values = new ArrayList<>();
            counted.buckets()
                    .array()
                    .forEach(bucket -> values.add(new Count(bucket.key().stringValue(), bucket.docCount())));
            long beside = Objects.requireNonNullElse(counted.sumOtherDocCount(), 0L);
            String chosen = query.value(facet);
            if (chosen != null
                    && values.stream().noneMatch(count -> count.value().equals(chosen))) {
                long complaints =
                        Objects.requireNonNull(found.get(CHOSEN)).filter().docCount();
                values.add(new Count(chosen, complaints));
                beside -= complaints;
            }
            counts.put(facet, List.copyOf(values));
            others.put(facet, beside);
        }
        return new WorklistFacets(counts, others);
    }
}
