package io.journeyledger.query.dashboards;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.Crowd;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.Samples;
import io.journeyledger.query.Window;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.kibana.Board;
import io.journeyledger.query.kibana.Boards;
import io.journeyledger.query.kibana.Column;
import io.journeyledger.query.kibana.Content;
import io.journeyledger.query.kibana.Control;
import io.journeyledger.query.kibana.English;
import io.journeyledger.query.kibana.Panel;
import io.journeyledger.query.kibana.PanelSearch;
import io.journeyledger.query.kibana.Picture;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What the panels ask, asked of the real server over made-up journeys. */
class PanelsTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    /** The made-up journeys know nothing of these; that the demo does, the pages' own test sees. */
    private static final Set<String> UNTOLD = Set.of("root-causes", "teams", "tiers", "actors", "preferred-channels");

    private final Crowd crowd = Crowd.stored();
    private final Panels panels = new Panels(new Views(Samples.client(Samples.stored())).in(Crowd.NAME));
    private final Boards boards = Boards.in(English.words());

    private static Choice choice(Window window, Map<String, String> values) {
        return new Choice(window, values, Crowd.END, TAIPEI);
    }

    private List<Stage> stages() {
        return crowd.customers().stream()
                .flatMap(customer -> Stream.ofNullable(customer.lifecycle()))
                .map(CustomerDocument.Lifecycle::stage)
                .toList();
    }

    private Board board(String id) {
        return boards.all().stream()
                .filter(board -> board.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private PanelTable ask(String board, String panel, Choice choice) {
        return panels.table(
                board(board),
                board(board).panels().stream()
                        .filter(one -> one.id().equals(panel))
                        .findFirst()
                        .orElseThrow(),
                choice);
    }

    @TestFactory
    Stream<DynamicTest> every_panel_is_answered() {
        return boards.all().stream()
                .flatMap(board -> board.contents().stream()
                        .map(Board.Placed::content)
                        .map(content -> DynamicTest.dynamicTest(
                                board.id() + " " + content.id(), () -> answered(board, content))));
    }

    private void answered(Board board, Content content) {
        PanelTable table = panels.table(board, content, choice(Window.ALWAYS, Map.of()));
        assertThat(table.rows()).allSatisfy(row -> assertThat(row).hasSameSizeAs(table.headings()));
        if (content instanceof Panel panel && panel.picture() == Picture.NUMBER) {
            assertThat(table.rows()).hasSize(1);
        } else {
            assertThat(table.rows().isEmpty()).as(content.id()).isEqualTo(UNTOLD.contains(content.id()));
        }
    }

    @Test
    void says_of_a_whole_dashboard_what_each_panel_says_alone() {
        Choice choice = choice(new Window(Crowd.END.minus(Duration.ofDays(200)), null), Map.of());
        for (Board board : boards.all()) {
            Map<String, PanelTable> tables = panels.all(board, choice).tables();

            assertThat(tables).hasSameSizeAs(board.contents());
            for (Board.Placed placed : board.contents()) {
                assertThat(tables.get(placed.content().id()))
                        .as(placed.content().id())
                        .isEqualTo(panels.table(board, placed.content(), choice));
            }
        }
    }

    @Test
    void says_that_a_whole_dashboard_cannot_be_asked_of_views_that_are_not_there() {
        Panels absent = new Panels(new Views(Samples.client(Samples.stored())).in("not-there"));

        assertThatThrownBy(() -> absent.all(board("overview"), choice(Window.ALWAYS, Map.of())))
                .isInstanceOf(InvalidQuestionException.class)
                .hasMessageContaining("there is no side index of that name");
    }

    @Test
    void counts_groups_within_groups() {
        PanelTable table = ask("complaints", "lodged-by-month", choice(Window.ALWAYS, Map.of()));

        Map<String, Long> expected = crowd.complaints().stream()
                .filter(complaint -> complaint.channel() != null)
                .collect(groupingBy(
                        complaint -> complaint
                                        .timestamp()
                                        .atZone(TAIPEI)
                                        .toLocalDate()
                                        .withDayOfMonth(1) + " " + complaint.channel(),
                        TreeMap::new,
                        counting()));
        Map<String, Long> counted = new TreeMap<>();
        table.rows()
                .forEach(row -> counted.put(
                        ((Instant) Objects.requireNonNull(row.get(0)))
                                        .atZone(TAIPEI)
                                        .toLocalDate() + " " + row.get(1),
                        (Long) Objects.requireNonNull(row.get(2))));
        assertThat(counted).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void counts_what_a_metric_has_a_condition_for() {
        long breached =
                crowd.complaints().stream().filter(ComplaintDocument::breached).count();
        long overdue = crowd.complaints().stream()
                .filter(ComplaintDocument::open)
                .filter(complaint -> complaint.nextDeadline() != null
                        && complaint.nextDeadline().isBefore(Crowd.END))
                .count();

        assertThat(ask("complaints", "breached", choice(Window.ALWAYS, Map.of()))
                        .rows())
                .containsExactly(List.of(breached));
        assertThat(ask("complaints", "overdue", choice(Window.ALWAYS, Map.of())).rows())
                .containsExactly(List.of(overdue));
    }

    @Test
    void sums_what_customers_cost_in_the_currency_in_which_that_is_counted() {
        Map<String, Double> expected = new TreeMap<>();
        crowd.customers().stream()
                .flatMap(customer -> Stream.ofNullable(customer.value()))
                .forEach(value ->
                        expected.merge(value.costCurrency(), value.costToServe().doubleValue(), Double::sum));

        PanelTable table = ask("loyalty", "cost-by-currency", choice(Window.ALWAYS, Map.of()));

        assertThat(expected).isNotEmpty();
        assertThat(table.rows())
                .hasSameSizeAs(expected.keySet())
                .allSatisfy(row -> assertThat((Double) row.get(2))
                        .isCloseTo(Objects.requireNonNull(expected.get(row.get(0))), within(0.01)));
        for (Board board : boards.all()) {
            assertThat(board.panels())
                    .filteredOn(panel -> fields(panel).contains("value.costToServe"))
                    .allSatisfy(panel -> assertThat(fields(panel)).contains("value.costCurrency"));
        }
    }

    private static List<String> fields(Panel panel) {
        return panel.layer().columns().values().stream()
                .map(Column::sourceField)
                .toList();
    }

    @Test
    void counts_different_customers_as_exactly_as_elasticsearch_can() {
        Board health = board("health");
        for (Panel panel : health.panels()) {
            JsonNode asked = PanelSearch.of(health, panel, Map.of(), Map.of(), Crowd.END, TAIPEI);
            asked.findValues("cardinality")
                    .forEach(unique -> assertThat(
                                    unique.path("precision_threshold").asInt())
                            .as(panel.id())
                            .isEqualTo(40_000));
        }
        assertThat(ask("health", "actions", choice(Window.ALWAYS, Map.of())).headings())
                .extracting(PanelTable.Heading::label)
                .contains("Customers, about");
    }

    @Test
    void time_narrows_views_that_have_one() {
        Instant from = Instant.parse("2025-01-01T00:00:00Z");
        Instant until = Instant.parse("2025-04-01T00:00:00Z");
        long within = crowd.timeline().stream()
                .map(TimelineDocument::timestamp)
                .filter(at -> !at.isBefore(from) && at.isBefore(until))
                .count();
        Choice quarter = choice(new Window(from, until), Map.of());

        assertThat(ask("overview", "events", quarter).rows()).containsExactly(List.of(within));
        assertThat(ask("overview", "journeys", quarter).rows()).containsExactly(List.of((long) stages().size()));
    }

    /** What is imported today may have occurred long ago. */
    @Test
    void the_health_of_the_ledger_is_told_by_when_events_were_recorded() {
        Choice lately = choice(new Window(Crowd.END.minus(Duration.ofDays(1)), null), Map.of());

        assertThat(ask("health", "recorded", lately).rows())
                .containsExactly(List.of((long) crowd.timeline().size()));
        assertThat(ask("health", "late-by-month", lately).rows()).hasSize(1);
    }

    @Test
    void a_choice_narrows_what_has_its_field_and_leaves_the_rest_alone() {
        long atRisk = stages().stream().filter(stage -> stage == Stage.AT_RISK).count();
        Choice chosen = choice(Window.ALWAYS, Map.of("stage", "AT_RISK"));

        assertThat(ask("overview", "journeys", chosen).rows())
                .containsExactly(List.of(atRisk))
                .doesNotContain(List.of((long) stages().size()));
        assertThat(ask("overview", "events", chosen).rows())
                .containsExactly(List.of((long) crowd.timeline().size()));
    }

    @Test
    void offers_the_values_that_there_are() {
        Board overview = board("overview");

        Control stage = overview.controls().getFirst();
        assertThat(panels.all(overview, choice(Window.ALWAYS, Map.of()))
                        .values()
                        .get(stage.id()))
                .containsExactlyInAnyOrderElementsOf(
                        stages().stream().map(Stage::name).distinct().toList());
    }
}
