package io.journeyledger.query.dashboards;

import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import co.elastic.clients.json.JsonData;
import io.journeyledger.query.dashboards.PanelTable.Heading;
import io.journeyledger.query.dashboards.PanelTable.Kind;
import io.journeyledger.query.elasticsearch.Question;
import io.journeyledger.query.elasticsearch.Together;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.kibana.Board;
import io.journeyledger.query.kibana.Content;
import io.journeyledger.query.kibana.Control;
import io.journeyledger.query.kibana.Panel;
import io.journeyledger.query.kibana.PanelSearch;
import io.journeyledger.query.kibana.Session;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Asks what the panels of dashboards ask in Kibana, with the same aggregations. */
@Component
public final class Panels {

    private static final int MOST_VALUES = 100;

    private final Views views;

    Panels(Views views) {
        this.views = views;
    }

    /**
     * All that stands on a dashboard.
     *
     * @param values that there are to choose from, by the id of the control; the most frequent first, at most
     *     {@value #MOST_VALUES}
     * @param tables by the id of the panel or list
     */
    public record Answers(Map<String, List<String>> values, Map<String, PanelTable> tables) {}

    /** Asks for a whole dashboard at once. */
    public Answers all(Board board, Choice choice) {
        Together together = new Together(views);
        Map<String, Supplier<List<String>>> values = new LinkedHashMap<>();
        board.controls().forEach(control -> values.put(control.id(), together.ask(values(board, control))));
        Map<String, Supplier<PanelTable>> tables = new LinkedHashMap<>();
        board.contents()
                .forEach(placed ->
                        tables.put(placed.content().id(), together.ask(question(board, placed.content(), choice))));
        return new Answers(taken(values), taken(tables));
    }

    /** What one panel says, or the first documents of a list. */
    public PanelTable table(Board board, Content content, Choice choice) {
        return views.search(question(board, content, choice));
    }

    private static <T> Map<String, T> taken(Map<String, Supplier<T>> answers) {
        Map<String, T> taken = LinkedHashMap.newLinkedHashMap(answers.size());
        answers.forEach((id, answer) -> taken.put(id, answer.get()));
        return taken;
    }

    private static Question<PanelTable> question(Board board, Content content, Choice choice) {
        return switch (content) {
            case Panel panel ->
                new Question<>(
                        panel.view(),
                        as(PanelSearch.of(board, panel, choice.values(), window(choice), choice.now(), choice.zone())),
                        answer -> Tabled.of(panel.layer(), answer));
            case Session session ->
                new Question<>(
                        session.view(),
                        as(PanelSearch.documents(board, session, choice.values(), window(choice), choice.now())),
                        found -> list(session, found));
        };
    }

    private static Consumer<SearchRequest.Builder> as(ObjectNode body) {
        return search -> search.withJson(new StringReader(body.toString()));
    }

    private static PanelTable list(Session session, ResponseBody<JsonData> found) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        found.hits().hits().forEach(hit -> rows.add(Documents.row(session.columns(), hit.fields())));
        List<Heading> headings = new ArrayList<>();
        for (int i = 0; i < session.columns().size(); i++) {
            headings.add(new Heading(session.labels().get(i), session.columns().get(i), Kind.WORD));
        }
        return new PanelTable(headings, rows);
    }

    private static Question<List<String>> values(Board board, Control control) {
        return new Question<>(
                board.subject(),
                search -> search.size(0)
                        .aggregations(
                                "values",
                                a -> a.terms(t -> t.field(control.field()).size(MOST_VALUES))),
                counted ->
                        Objects.requireNonNull(counted.aggregations().get("values")).sterms().buckets().array().stream()
                                .map(StringTermsBucket::key)
                                .map(key -> key.stringValue())
                                .toList());
    }

    private static Map<String, String> window(Choice choice) {
        return PanelSearch.between(choice.window().from(), choice.window().until());
    }
}
