package io.journeyledger.query.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The flow of stages in the language of Vega, judged by Vega's own JSON Schema. */
class StageFlowsTest {
    private static final String SCHEMA = "/META-INF/resources/webjars/vega/5.32.0/vega-schema.json";

    private final JsonNode spec = spec();

    private static JsonNode spec() {
        JsonNode visualization = Exported.now().of("visualization").getFirst();
        return Exported.inner(Exported.inner(visualization.path("attributes").path("visState"))
                .at("/params/spec"));
    }

    @Test
    void is_valid_once_kibana_has_put_the_answer_in_the_place_of_the_question() throws IOException {
        ObjectNode answered = (ObjectNode) spec.deepCopy();
        ObjectNode flows = (ObjectNode) answered.path("data").get(1);
        flows.remove("url");
        flows.putArray("values");

        assertThat(schema().validate(answered.toString(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void is_not_valid_with_a_mark_that_vega_does_not_know() throws IOException {
        ObjectNode wrong = (ObjectNode) spec.deepCopy();
        ((ObjectNode) wrong.path("data").get(1)).remove("url");
        ((ObjectNode) wrong.path("marks").get(0)).put("type", "ribbon");

        assertThat(schema().validate(wrong.toString(), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void asks_for_changes_of_stage_in_the_time_of_the_dashboard() {
        JsonNode url = spec.path("data").get(1).path("url");

        assertThat(url.path("index").asString()).isEqualTo("journey-transitions");
        assertThat(url.path("%timefield%").asString()).isEqualTo("@timestamp");
        assertThat(url.has("%context%")).isFalse();
        assertThat(url.at("/body/aggs/from/terms/missing").asString()).isEqualTo("__missing__");
        assertThat(url.at("/body/aggs/from/aggs/to/terms/field").asString()).isEqualTo("to");
    }

    @Test
    void knows_every_stage_and_those_who_come_from_none() {
        assertThat(spec.path("data").get(0).path("values"))
                .extracting(stage ->
                        stage.path("key").asString() + " " + stage.path("name").asString())
                .startsWith("__missing__ Newcomers", "PROSPECT Prospect")
                .endsWith("WON_BACK Won back")
                .hasSize(8);
    }

    private static Schema schema() throws IOException {
        try (InputStream in = Objects.requireNonNull(StageFlowsTest.class.getResourceAsStream(SCHEMA))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
