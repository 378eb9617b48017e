package io.journeyledger.query.kibana;

import java.util.List;
import java.util.Map;

/** A picture of Lens. */
record LensAttributes(String title, String description, String visualizationType, State state) implements Attributes {

    record State(
            DatasourceStates datasourceStates,
            LensVisualization visualization,
            KibanaQuery query,
            List<Object> filters,
            List<Reference> internalReferences,
            Map<String, Object> adHocDataViews) {}

    record DatasourceStates(FormBased formBased) {}

    record FormBased(Map<String, Layer> layers) {}

    /** The name under which its layer refers to the data view. */
    static final String DATA_VIEW = "indexpattern-datasource-layer-" + Layer.ID;

    static LensAttributes of(Panel panel) {
        LensVisualization visualization = LensVisualization.of(panel.picture(), panel.layer());
        return new LensAttributes(
                panel.title(),
                "",
                visualization.kind(),
                new State(
                        new DatasourceStates(new FormBased(Map.of(Layer.ID, panel.layer()))),
                        visualization,
                        KibanaQuery.of(panel.condition()),
                        List.of(),
                        List.of(),
                        Map.of()));
    }

    @Override
    public SavedType of() {
        return SavedType.LENS;
    }
}
