package io.journeyledger.query.kibana;

import io.journeyledger.projections.document.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The flow of stages in Vega, which Lens cannot draw. How it is drawn stands in {@code stage-flows.vg.json}, a program
 * in the language of Vega; what it asks and what stages are called is put in here.
 */
final class StageFlows {

    private static final JsonMapper JSON = KibanaJson.MAPPER;

    private StageFlows() {}

    /** @param rank from the top */
    record Named(String key, String name, int rank, String color) {}

    /** @throws IllegalArgumentException when the panel does not ask for flows from one stage to another */
    static ObjectNode spec(Panel panel, Words words) {
        if (!panel.layer().buckets().equals(List.of("from", "to"))) {
            throw new IllegalArgumentException(panel.id() + " does not group by from and to");
        }
        ObjectNode spec = drawing();
        ArrayNode data = (ArrayNode) spec.path("data");
        ((ObjectNode) data.get(0)).set("values", JSON.valueToTree(stages(words)));
        ObjectNode flows = (ObjectNode) data.get(1);
        flows.remove("values");
        ObjectNode url = flows.putObject("url");
        url.put("index", panel.view().alias());
        // Only the time: the controls of its dashboard choose by fields that transitions do not have.
        url.put("%timefield%", DataView.TIME);
        url.putObject("body")
                .put("size", 0)
                .set("aggs", LayerSearch.aggregations(panel.layer(), Instant.EPOCH, ZoneOffset.UTC));
        return spec;
    }

    private static List<Named> stages(Words words) {
        List<Named> stages = new ArrayList<>();
        stages.add(new Named(Terms.MISSING, words.text("stage.none"), 0, "#82908b"));
        for (Stage stage : Stage.values()) {
            stages.add(
                    new Named(stage.name(), words.texts().apply("stage." + stage.name()), stages.size(), color(stage)));
        }
        return stages;
    }

    /** As on our own pages in the light. */
    private static String color(Stage stage) {
        return switch (stage) {
            case PROSPECT -> "#5a6472";
            case ACQUIRED -> "#6ba3bd";
            case DEVELOPING -> "#1f6f94";
            case LOYAL -> "#2c7a4b";
            case AT_RISK -> "#a3271c";
            case CHURNED -> "#6b5148";
            case WON_BACK -> "#8fae3c";
        };
    }

    private static ObjectNode drawing() {
        try (InputStream in = Objects.requireNonNull(StageFlows.class.getResourceAsStream("stage-flows.vg.json"))) {
            return (ObjectNode) JSON.readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
