package io.journeyledger.query.kibana;

import java.util.List;

/**
 * A picture of Vega.
 *
 * @param visState JSON of {@link State}
 */
record VisualizationAttributes(
        String title,
        String description,
        String visState,
        String uiStateJSON,
        int version,
        SearchSource.Meta kibanaSavedObjectMeta)
        implements Attributes {

    record State(String title, String type, List<Object> aggs, Params params) {}

    /** @param spec JSON of Vega */
    record Params(String spec) {}

    static VisualizationAttributes vega(Panel panel, Words words) {
        State state = new State(
                panel.title(),
                "vega",
                List.of(),
                new Params(StageFlows.spec(panel, words).toPrettyString()));
        return new VisualizationAttributes(
                panel.title(), "", KibanaJson.text(state), "{}", 1, SearchSource.everything());
    }

    @Override
    public SavedType of() {
        return SavedType.VISUALIZATION;
    }
}
