package io.journeyledger.query.kibana;

import io.journeyledger.query.kibana.Column.Bucket;
import io.journeyledger.query.kibana.Column.Metric;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The aggregation that Lens makes of a layer: one within the other for its groups, each named by its column, and in the
 * innermost group the metrics. A count of all needs none: every group has its count.
 */
final class LayerSearch {

    private static final JsonMapper JSON = KibanaJson.MAPPER;

    /**
     * So many different values Elasticsearch counts nearly exactly at most; Lens cannot ask for more than the usual
     * 3,000.
     */
    private static final int NEARLY_EXACT = 40_000;

    private LayerSearch() {}

    /**
     * @param now what conditions mean by it
     * @param zone in which months begin
     */
    public static ObjectNode aggregations(Layer layer, Instant now, ZoneId zone) {
        ObjectNode all = JSON.createObjectNode();
        ObjectNode within = all;
        for (String id : layer.buckets()) {
            ObjectNode bucket = within.putObject(id);
            group(bucket, (Bucket) column(layer, id), layer, zone);
            for (String metric : ordering(layer, id)) {
                metric(bucket.withObject("/aggs"), metric, (Metric) column(layer, metric), now);
            }
            within = bucket.withObject("/aggs");
        }
        for (String id : layer.metrics()) {
            metric(within, id, (Metric) column(layer, id), now);
        }
        return all;
    }

    private static void group(ObjectNode bucket, Bucket column, Layer layer, ZoneId zone) {
        switch (column) {
            case Terms terms -> {
                ObjectNode of = bucket.putObject("terms");
                of.put("field", terms.sourceField()).put("size", terms.params().size());
                of.putObject("order").put(order(layer, terms), terms.params().orderDirection());
                if (terms.params().missingBucket()) {
                    of.put("missing", Terms.MISSING);
                }
            }
            case Months months ->
                bucket.putObject("date_histogram")
                        .put("field", months.sourceField())
                        .put("calendar_interval", months.params().interval())
                        .put("time_zone", zone.getId())
                        .put("min_doc_count", months.params().includeEmptyRows() ? 0 : 1);
            case Ranges ranges -> {
                ObjectNode of = bucket.putObject("range");
                of.put("field", ranges.sourceField());
                ArrayNode all = of.putArray("ranges");
                for (Ranges.Range range : ranges.params().ranges()) {
                    ObjectNode one = all.addObject().put("key", range.label()).put("from", range.from());
                    if (range.to() != null) {
                        one.put("to", range.to());
                    }
                }
            }
        }
    }

    private static String order(Layer layer, Terms terms) {
        String by = terms.params().orderBy().columnId();
        if (by == null) {
            return "_key";
        }
        return column(layer, by) instanceof Count ? "_count" : by;
    }

    /** What a group is ordered by must be counted in it, too; {@code _count} is. */
    private static List<String> ordering(Layer layer, String bucket) {
        boolean innermost = bucket.equals(layer.buckets().getLast());
        return column(layer, bucket) instanceof Terms terms && !innermost ? orderedBy(layer, terms) : List.of();
    }

    private static List<String> orderedBy(Layer layer, Terms terms) {
        String by = terms.params().orderBy().columnId();
        return by == null || column(layer, by) instanceof Count ? List.of() : List.of(by);
    }

    private static void metric(ObjectNode within, String id, Metric column, Instant now) {
        switch (column) {
            case Count count -> {
                if (count.condition() != null) {
                    within.putObject(id)
                            .set("filter", JSON.valueToTree(count.condition().query(now)));
                }
            }
            case Value value -> {
                ObjectNode of = within.putObject(id).putObject(value.operation().inElasticsearch());
                of.put("field", value.sourceField());
                if (value.operation() == Operation.UNIQUE_COUNT) {
                    of.put("precision_threshold", NEARLY_EXACT);
                }
            }
        }
    }

    private static Column column(Layer layer, String id) {
        return Objects.requireNonNull(layer.columns().get(id), id);
    }
}
