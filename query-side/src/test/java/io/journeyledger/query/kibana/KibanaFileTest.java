package io.journeyledger.query.kibana;

import static io.journeyledger.query.kibana.Exported.elements;
import static io.journeyledger.query.kibana.Exported.inner;
import static io.journeyledger.query.kibana.Exported.keys;
import static io.journeyledger.query.kibana.Exported.references;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules by which Kibana 8.19 and 9.x take the file, restated: envelopes, versions, names of references, the
 * attributes that each type allows, and what the parts of a picture say of each other.
 */
class KibanaFileTest {
    private static final int MOST_BYTES = 25 * 1024 * 1024;

    /** The newest form that both read as it stands. */
    private static final Map<String, String> VERSIONS = Map.of(
            "index-pattern", "8.0.0",
            "lens", "8.9.0",
            "dashboard", "8.9.0",
            "search", "8.0.0",
            "visualization", "8.5.0",
            "tag", "8.0.0");

    /** What the schemas of these versions allow at most; dashboards refuse anything else. */
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "index-pattern", Set.of("title", "name", "timeFieldName"),
            "tag", Set.of("name", "description", "color"),
            "lens", Set.of("title", "description", "visualizationType", "state"),
            "visualization",
                    Set.of("title", "description", "visState", "uiStateJSON", "version", "kibanaSavedObjectMeta"),
            "search",
                    Set.of(
                            "title",
                            "description",
                            "columns",
                            "sort",
                            "grid",
                            "hideChart",
                            "isTextBasedQuery",
                            "timeRestore",
                            "kibanaSavedObjectMeta"),
            "dashboard",
                    Set.of(
                            "title",
                            "description",
                            "panelsJSON",
                            "optionsJSON",
                            "version",
                            "timeRestore",
                            "timeFrom",
                            "timeTo",
                            "controlGroupInput",
                            "kibanaSavedObjectMeta"));

    private final Exported file = Exported.now();

    @Test
    void each_line_is_an_envelope_at_the_version_that_all_can_read() {
        assertThat(file.objects).hasSizeGreaterThan(50).allSatisfy(object -> {
            assertThat(keys(object))
                    .containsExactlyInAnyOrder(
                            "id",
                            "type",
                            "attributes",
                            "references",
                            "coreMigrationVersion",
                            "typeMigrationVersion",
                            "managed");
            String type = object.path("type").asString();
            assertThat(object.path("coreMigrationVersion").asString()).isEqualTo("8.8.0");
            assertThat(object.path("typeMigrationVersion").asString()).isEqualTo(VERSIONS.get(type));
            assertThat(object.path("managed").asBoolean()).isFalse();
            assertThat(ATTRIBUTES.get(type)).containsAll(keys(object.path("attributes")));
        });
        assertThat(file.objects)
                .extracting(object -> object.path("type").asString())
                .containsAll(VERSIONS.keySet());
    }

    @Test
    void the_last_line_counts_what_stands_before_it() {
        assertThat(file.summary.toString()).isEqualTo("""
                {"exportedCount":%d,"missingRefCount":0,"missingReferences":[],"excludedObjectsCount":0,"excludedObjects":[]}""".formatted(file.objects.size()));
        assertThat(file.bytes).hasSizeLessThan(MOST_BYTES).endsWith('\n');
    }

    @Test
    void ids_are_unique_and_the_same_bytes_come_again() {
        assertThat(file.objects)
                .extracting(object -> object.path("id").asString())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z-]+"));
        assertThat(Exported.now().bytes).isEqualTo(file.bytes);
    }

    @Test
    void every_reference_leads_to_an_object_of_its_type_and_has_a_name_of_its_own() {
        Set<String> there = file.objects.stream()
                .map(object ->
                        object.path("type").asString() + " " + object.path("id").asString())
                .collect(Collectors.toSet());
        for (JsonNode object : file.objects) {
            assertThat(references(object)).hasSize(object.path("references").size());
            elements(object.path("references"))
                    .forEach(reference -> assertThat(there)
                            .contains(reference.path("type").asString() + " "
                                    + reference.path("id").asString()));
        }
    }

    @Test
    void everything_but_data_views_carries_the_tag() {
        assertThat(file.objects)
                .filteredOn(object -> !Set.of("index-pattern", "tag")
                        .contains(object.path("type").asString()))
                .allSatisfy(object -> assertThat(references(object)).containsKey("tag-ref-journey-ledger"));
    }

    @Test
    void pictures_of_lens_name_each_column_of_their_layer_once() {
        assertThat(file.of("lens")).hasSizeGreaterThan(30).allSatisfy(lens -> {
            JsonNode state = lens.path("attributes").path("state");
            assertThat(keys(state))
                    .containsExactlyInAnyOrder(
                            "datasourceStates",
                            "visualization",
                            "query",
                            "filters",
                            "internalReferences",
                            "adHocDataViews");
            JsonNode layers = state.path("datasourceStates").path("formBased").path("layers");
            assertThat(keys(layers)).containsExactly("layer");
            assertThat(references(lens)).containsKey("indexpattern-datasource-layer-layer");
            JsonNode layer = layers.path("layer");
            List<String> order =
                    elements(layer.path("columnOrder")).map(JsonNode::asString).toList();
            assertThat(new TreeSet<>(order)).hasSameSizeAs(order).isEqualTo(keys(layer.path("columns")));
            List<Boolean> bucketed = order.stream()
                    .map(column -> layer.path("columns")
                            .path(column)
                            .path("isBucketed")
                            .asBoolean())
                    .toList();
            assertThat(bucketed).isSortedAccordingTo((a, b) -> Boolean.compare(b, a));
            assertThat(Accessors.of(state.path("visualization"))).containsExactlyInAnyOrderElementsOf(order);
        });
    }

    @Test
    void what_orders_a_group_is_a_metric_beside_it() {
        for (JsonNode lens : file.of("lens")) {
            JsonNode columns = lens.at("/attributes/state/datasourceStates/formBased/layers/layer/columns");
            elements(columns)
                    .map(column -> column.at("/params/orderBy/columnId"))
                    .filter(JsonNode::isString)
                    .forEach(by -> assertThat(columns.path(by.asString())
                                            .path("isBucketed")
                                            .isBoolean()
                                    && !columns.path(by.asString())
                                            .path("isBucketed")
                                            .asBoolean())
                            .as(by.asString())
                            .isTrue());
        }
    }

    @Test
    void panels_of_a_dashboard_fit_its_columns_do_not_overlap_and_refer_by_their_own_names() {
        assertThat(file.of("dashboard")).hasSize(4).allSatisfy(dashboard -> {
            JsonNode panels = inner(dashboard.path("attributes").path("panelsJSON"));
            Map<String, JsonNode> references = references(dashboard);
            Set<String> taken = new TreeSet<>();
            for (JsonNode panel : panels) {
                String id = panel.path("panelIndex").asString();
                assertThat(keys(panel))
                        .containsExactlyInAnyOrder(
                                "type", "gridData", "panelIndex", "embeddableConfig", "panelRefName");
                // From 9.2 on Kibana takes what follows the first "panel_" in a reference's name for the panel's id.
                assertThat(id).doesNotContain("panel_");
                assertThat(panel.path("panelRefName").asString()).isEqualTo("panel_" + id);
                assertThat(Objects.requireNonNull(references.get(id + ":panel_" + id))
                                .path("type")
                                .asString())
                        .isEqualTo(panel.path("type").asString());
                JsonNode grid = panel.path("gridData");
                assertThat(grid.path("i").asString()).isEqualTo(id);
                assertThat(grid.path("x").asInt() + grid.path("w").asInt()).isLessThanOrEqualTo(48);
                cells(grid)
                        .forEach(cell -> assertThat(taken.add(cell))
                                .as(id + " at " + cell)
                                .isTrue());
            }
            assertThat(panels.size()).isGreaterThan(8);
        });
    }

    private static List<String> cells(JsonNode grid) {
        List<String> cells = new ArrayList<>();
        for (int x = grid.path("x").asInt();
                x < grid.path("x").asInt() + grid.path("w").asInt();
                x++) {
            for (int y = grid.path("y").asInt();
                    y < grid.path("y").asInt() + grid.path("h").asInt();
                    y++) {
                cells.add(x + "," + y);
            }
        }
        return cells;
    }

    @Test
    void controls_refer_to_the_data_view_of_their_field_and_every_dashboard_has_time() {
        Set<String> titles = new TreeSet<>();
        for (JsonNode dashboard : file.of("dashboard")) {
            JsonNode group = dashboard.path("attributes").path("controlGroupInput");
            assertThat(keys(group))
                    .containsExactlyInAnyOrder(
                            "controlStyle", "chainingSystem", "panelsJSON", "ignoreParentSettingsJSON");
            assertThat(keys(inner(group.path("ignoreParentSettingsJSON")))).hasSize(4);
            JsonNode controls = inner(group.path("panelsJSON"));
            assertThat(keys(controls)).contains("time");
            for (String id : keys(controls)) {
                JsonNode control = controls.path(id);
                assertThat(control.path("explicitInput").path("id").asString()).isEqualTo(id);
                if (control.path("type").asString().equals("optionsListControl")) {
                    titles.add(control.path("explicitInput").path("title").asString());
                    assertThat(references(dashboard)).containsKey("controlGroup_" + id + ":optionsListDataView");
                } else {
                    assertThat(control.path("type").asString()).isEqualTo("timeSlider");
                }
            }
        }
        assertThat(titles).contains("Stage", "Channel", "Product");
    }

    @Test
    void strings_of_json_in_sessions_and_pictures_of_vega_parse() {
        assertThat(file.of("search")).hasSize(5).allSatisfy(search -> {
            JsonNode source = inner(
                    search.path("attributes").path("kibanaSavedObjectMeta").path("searchSourceJSON"));
            assertThat(references(search))
                    .containsKey(source.path("indexRefName").asString());
            assertThat(source.path("query").path("language").asString()).isEqualTo("kuery");
        });
        assertThat(file.of("visualization")).hasSize(1).allSatisfy(visualization -> {
            JsonNode state = inner(visualization.path("attributes").path("visState"));
            assertThat(state.path("type").asString()).isEqualTo("vega");
            assertThat(inner(state.path("params").path("spec")).path("$schema").asString())
                    .isEqualTo("https://vega.github.io/schema/vega/v5.json");
        });
    }

    /** Less is more urgent. */
    @Test
    void whom_to_care_for_begins_with_the_most_urgent() {
        assertThat(file.named("journey-ledger-care-due").at("/attributes/sort").toString())
                .isEqualTo("[[\"care.priority\",\"asc\"]]");
    }

    /** Amounts of several currencies have no order among them. */
    @Test
    void who_is_at_risk_is_listed_currency_by_currency_the_dearest_first() {
        assertThat(file.named("journey-ledger-customers-at-risk")
                        .at("/attributes/sort")
                        .toString())
                .isEqualTo("[[\"value.currency\",\"asc\"],[\"value.lifetimeValue\",\"desc\"]]");
    }

    @Test
    void is_the_file_that_people_looked_at() throws IOException {
        Path golden = Path.of("src/test/resources/io/journeyledger/query/kibana/exported.json");
        JsonMapper pretty = new JsonMapper();
        StringBuilder now = new StringBuilder();
        file.objects.forEach(
                object -> now.append(pretty.writerWithDefaultPrettyPrinter().writeValueAsString(object))
                        .append('\n'));
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, now);
        }
        assertThat(now.toString()).isEqualToNormalizingNewlines(Files.readString(golden));
    }
}
