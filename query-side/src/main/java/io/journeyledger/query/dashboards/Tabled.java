package io.journeyledger.query.dashboards;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.MultiBucketBase;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import co.elastic.clients.json.JsonData;
import io.journeyledger.query.dashboards.PanelTable.Heading;
import io.journeyledger.query.dashboards.PanelTable.Kind;
import io.journeyledger.query.figures.Sums;
import io.journeyledger.query.kibana.Column;
import io.journeyledger.query.kibana.Count;
import io.journeyledger.query.kibana.Layer;
import io.journeyledger.query.kibana.Months;
import io.journeyledger.query.kibana.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a table of groups within groups: one row for each innermost group, as Lens does. */
final class Tabled {

    private final List<Map.Entry<String, Column>> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private record Group(Object key, long count, Map<String, Aggregate> within) {}

    private Tabled(Layer layer) {
        columns = List.copyOf(layer.columns().entrySet());
    }

    static PanelTable of(Layer layer, ResponseBody<JsonData> answer) {
        Tabled tabled = new Tabled(layer);
        tabled.fill(0, List.of(), Objects.requireNonNull(answer.hits().total()).value(), answer.aggregations());
        return new PanelTable(
                tabled.columns.stream()
                        .map(column -> heading(column.getValue()))
                        .toList(),
                tabled.rows);
    }

    private static Heading heading(Column column) {
        Kind kind = switch (column) {
            case Months _ -> Kind.MONTH;
            case Column.Bucket _ -> Kind.WORD;
            case Column.Metric metric -> metric.dataType().equals("date") ? Kind.TIME : Kind.NUMBER;
        };
        return new Heading(column.label(), column.sourceField(), kind);
    }

    private void fill(int depth, List<@Nullable Object> before, long count, Map<String, Aggregate> within) {
        if (depth < columns.size() && columns.get(depth).getValue().isBucketed()) {
            for (Group group : groups(of(within, columns.get(depth).getKey()))) {
                List<@Nullable Object> row = new ArrayList<>(before);
                row.add(group.key());
                fill(depth + 1, row, group.count(), group.within());
            }
            return;
        }
        List<@Nullable Object> row = new ArrayList<>(before);
        columns.subList(depth, columns.size())
                .forEach(metric -> row.add(value(metric.getKey(), metric.getValue(), count, within)));
        rows.add(row);
    }

    private static List<Group> groups(Aggregate aggregate) {
        if (aggregate.isSterms()) {
            return groups(
                    aggregate.sterms().buckets().array(), bucket -> bucket.key().stringValue());
        }
        if (aggregate.isDateHistogram()) {
            return groups(aggregate.dateHistogram().buckets().array(), bucket -> Instant.ofEpochMilli(bucket.key()));
        }
        return groups(aggregate.range().buckets().array(), bucket -> Objects.requireNonNull(bucket.key()));
    }

    private static <B extends MultiBucketBase> List<Group> groups(List<B> buckets, Function<B, Object> key) {
        return buckets.stream()
                .map(bucket -> new Group(key.apply(bucket), bucket.docCount(), bucket.aggregations()))
                .toList();
    }

    private static @Nullable Object value(String id, Column column, long count, Map<String, Aggregate> within) {
        return switch (column) {
            case Count all when all.condition() == null -> count;
            case Count _ -> of(within, id).filter().docCount();
            case Value value ->
                switch (value.operation()) {
                    case SUM -> sum(finite(of(within, id).sum().value()));
                    case AVERAGE -> finite(of(within, id).avg().value());
                    case UNIQUE_COUNT -> of(within, id).cardinality().value();
                    case LATEST -> instant(finite(of(within, id).max().value()));
                };
            case Column.Bucket _ -> throw new IllegalStateException("the group " + id + " stands behind a metric");
        };
    }

    /** Of nothing there is no mean, or, in the client, none that is finite. */
    private static @Nullable Double finite(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? null : value;
    }

    private static @Nullable Double sum(@Nullable Double value) {
        return value == null ? null : Sums.of(value);
    }

    private static @Nullable Instant instant(@Nullable Double millis) {
        return millis == null || millis == 0 ? null : Instant.ofEpochMilli(millis.longValue());
    }

    private static Aggregate of(Map<String, Aggregate> within, String id) {
        return Objects.requireNonNull(within.get(id), id);
    }
}
