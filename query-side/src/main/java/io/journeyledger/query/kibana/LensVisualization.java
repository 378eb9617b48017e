package io.journeyledger.query.kibana;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state of a picture of Lens. Each names every column of its layer once. */
sealed interface LensVisualization {

    /** What Lens calls the kind of picture. */
    @JsonIgnore
    String kind();

    /** @throws IllegalArgumentException when it is not drawn by Lens */
    static LensVisualization of(Picture picture, Layer layer) {
        List<String> buckets = layer.buckets();
        List<String> metrics = layer.metrics();
        return switch (picture) {
            case NUMBER -> new Metric(Layer.ID, "data", metrics.getFirst());
            case DONUT -> new Pie("donut", List.of(PieLayer.of(buckets, metrics)));
            case GRID ->
                new Datatable(
                        Layer.ID,
                        "data",
                        Stream.concat(buckets.stream(), metrics.stream())
                                .map(DatatableColumn::new)
                                .toList());
            case BARS -> Xy.of("bar", buckets, metrics);
            case STACKED_BARS -> Xy.of("bar_stacked", buckets, metrics);
            case LYING_BARS -> Xy.of("bar_horizontal", buckets, metrics);
            case LINES -> Xy.of("line", buckets, metrics);
            case FLOW -> throw new IllegalArgumentException("flows are drawn by Vega");
        };
    }

    record Metric(String layerId, String layerType, String metricAccessor) implements LensVisualization {
        @Override
        public String kind() {
            return "lnsMetric";
        }
    }

    record Pie(String shape, List<PieLayer> layers) implements LensVisualization {
        @Override
        public String kind() {
            return "lnsPie";
        }
    }

    record PieLayer(
            String layerId,
            String layerType,
            List<String> primaryGroups,
            List<String> metrics,
            String numberDisplay,
            String categoryDisplay,
            String legendDisplay,
            boolean nestedLegend) {

        static PieLayer of(List<String> groups, List<String> metrics) {
            return new PieLayer(Layer.ID, "data", groups, metrics, "percent", "default", "default", false);
        }
    }

    record Datatable(String layerId, String layerType, List<DatatableColumn> columns) implements LensVisualization {
        @Override
        public String kind() {
            return "lnsDatatable";
        }
    }

    record DatatableColumn(String columnId) {}

    record Xy(Legend legend, String valueLabels, String preferredSeriesType, List<XyLayer> layers)
            implements LensVisualization {

        static Xy of(String series, List<String> buckets, List<String> metrics) {
            String split = buckets.size() > 1 ? buckets.get(1) : null;
            return new Xy(
                    new Legend(split != null || metrics.size() > 1, "right"),
                    "hide",
                    series,
                    List.of(new XyLayer(Layer.ID, "data", series, buckets.getFirst(), split, metrics)));
        }

        @Override
        public String kind() {
            return "lnsXY";
        }
    }

    record Legend(boolean isVisible, String position) {}

    record XyLayer(
            String layerId,
            String layerType,
            String seriesType,
            String xAccessor,
            @Nullable String splitAccessor,
            List<String> accessors) {}
}
