package io.journeyledger.query.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintState;
import io.journeyledger.projections.document.NpsClass;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every field that is named is in the mapping of its view, with a type that what is done with it can use. */
class FieldsTest {
    private static final Set<String> NUMBERS = Set.of("integer", "long", "double");
    private static final Set<String> WORDS = Set.of("keyword");

    private final Boards boards = Boards.in(English.words());
    private final Map<View, Map<String, String>> types = new HashMap<>();

    /** Shares of a whole that leaves values out are wrong. */
    @Test
    void of_what_is_divided_into_shares_has_few_values_all_of_which_are_asked_for() {
        Map<String, Integer> values = Map.of(
                "lifecycle.stage", Stage.values().length,
                "state", ComplaintState.values().length,
                "satisfaction.nps.class", NpsClass.values().length);
        assertThat(boards.panels())
                .filteredOn(panel -> panel.picture() == Picture.DONUT)
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(panel.layer().columns().values())
                        .filteredOn(Terms.class::isInstance)
                        .allSatisfy(
                                column -> assertThat(((Terms) column).params().size())
                                        .as(panel.id())
                                        .isEqualTo(values.get(column.sourceField()))));
    }

    @Test
    void of_columns() {
        boards.panels()
                .forEach(panel -> panel.layer().columns().forEach((id, column) -> {
                    String type = types(panel.view()).getOrDefault(column.sourceField(), "nothing");
                    String what = panel.id() + "." + id + " " + column.sourceField();
                    switch (column) {
                        case Terms _ -> assertThat(WORDS).as(what).contains(type);
                        case Months _ -> assertThat(type).as(what).isEqualTo("date");
                        case Ranges _ -> assertThat(NUMBERS).as(what).contains(type);
                        case Count _ -> assertThat(type).as(what).isEqualTo("nothing");
                        case Value value -> {
                            switch (value.operation()) {
                                case SUM, AVERAGE ->
                                    assertThat(NUMBERS).as(what).contains(type);
                                case UNIQUE_COUNT -> assertThat(WORDS).as(what).contains(type);
                                case LATEST -> assertThat(type).as(what).isEqualTo("date");
                            }
                        }
                    }
                }));
    }

    @Test
    void of_conditions() {
        boards.panels().forEach(panel -> {
            condition(panel.id(), panel.view(), panel.condition());
            panel.layer().columns().forEach((id, column) -> {
                if (column instanceof Column.Metric metric && metric.condition() != null) {
                    condition(panel.id() + "." + id, panel.view(), metric.condition());
                }
            });
        });
        boards.sessions().forEach(session -> condition(session.id(), session.view(), session.condition()));
    }

    private void condition(String what, View view, Condition condition) {
        switch (condition) {
            case Condition.All all -> all.conditions().forEach(one -> condition(what, view, one));
            case Condition.Is is ->
                assertThat(types(view).get(is.field()))
                        .as(what)
                        .isEqualTo(is.value() instanceof Boolean ? "boolean" : "keyword");
            case Condition.Exists exists -> assertThat(types(view)).as(what).containsKey(exists.field());
            case Condition.Past past ->
                assertThat(types(view).get(past.field())).as(what).isEqualTo("date");
            case Condition.Positive positive ->
                assertThat(NUMBERS).as(what).contains(types(view).get(positive.field()));
        }
    }

    @Test
    void of_controls_sessions_and_data_views() {
        for (Board board : boards.all()) {
            board.controls()
                    .forEach(control -> assertThat(WORDS)
                            .as(board.id() + " " + control.field())
                            .contains(types(board.subject()).get(control.field())));
        }
        for (Session session : boards.sessions()) {
            assertThat(types(session.view()))
                    .as(session.id())
                    .containsKeys(session.columns().toArray(String[]::new));
            assertThat(types(session.view()))
                    .as(session.id())
                    .containsKeys(
                            session.sort().stream().map(Session.Sort::field).toArray(String[]::new));
        }
        for (DataView data : DataView.values()) {
            assertThat(types(data.view()).get(Objects.requireNonNullElse(data.time(), DataView.TIME)))
                    .isEqualTo(data.time() == null ? null : "date");
        }
    }

    @Test
    void controls_leave_alone_what_does_not_have_their_fields() {
        for (Board board : boards.all()) {
            board.panels()
                    .forEach(panel -> assertThat(panel.layer().ignoreGlobalFilters())
                            .as(panel.id())
                            .isEqualTo(panel.view() != board.subject()));
            board.contents().stream()
                    .map(Board.Placed::content)
                    .filter(Session.class::isInstance)
                    // A list of documents cannot be left alone by them.
                    .forEach(session ->
                            assertThat(session.view()).as(session.id()).isEqualTo(board.subject()));
        }
    }

    private Map<String, String> types(View view) {
        return types.computeIfAbsent(view, FieldsTest::read);
    }

    private static Map<String, String> read(View view) {
        try (InputStream in = Objects.requireNonNull(View.class.getResourceAsStream(view.label() + ".json"))) {
            Map<String, String> types = new HashMap<>();
            collect("", Exported.JSON.readTree(in.readAllBytes()).at("/mappings/properties"), types);
            return types;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(String prefix, JsonNode properties, Map<String, String> types) {
        properties.propertyStream().forEach(property -> {
            String name = prefix + property.getKey();
            JsonNode field = property.getValue();
            // What is nested cannot be counted from outside.
            if (!field.path("type").asString("").equals("nested")) {
                if (field.has("type")) {
                    types.put(name, field.path("type").asString());
                }
                collect(name + ".", field.path("properties"), types);
            }
        });
    }
}
