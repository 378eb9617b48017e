package io.journeyledger.query;

import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.json.JsonData;
import io.journeyledger.query.PanelTable.Heading;
import io.journeyledger.query.PanelTable.Kind;
import io.journeyledger.query.kibana.Board;
import io.journeyledger.query.kibana.Control;
import io.journeyledger.query.kibana.Panel;
import io.journeyledger.query.kibana.PanelSearch;
import io.journeyledger.query.kibana.Session;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Asks what the panels of dashboards ask in Kibana, with the same aggregations. */
public final class Panels {

    private static final int MOST_VALUES = 100;

    private final Views views;

    Panels(Views views) {
        this.views = views;
    }

    /** The same over the side indices of that name; none: over the live views. */
    public Panels in(@Nullable String beside) {
        return new Panels(views.in(beside));
    }

    public PanelTable table(Board board, Panel panel, Choice choice) {
        return Tabled.of(panel.layer(), ask(board, panel, choice));
    }

    /** The first documents of a list. */
    public PanelTable table(Board board, Session session, Choice choice) {
        ObjectNode body = PanelSearch.documents(board, session, choice.values(), window(choice), choice.now());
        SearchResponse<JsonData> found =
                views.search(session.view(), search -> search.withJson(new StringReader(body.toString())));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        found.hits().hits().forEach(hit -> rows.add(Documents.row(session.columns(), hit.fields())));
        return new PanelTable(
                session.columns().stream()
                        .map(field -> new Heading(field, field, Kind.WORD))
                        .toList(),
                rows);
    }

    /** The values that there are to choose from, the most frequent first; at most {@value #MOST_VALUES}. */
    public List<String> values(Board board, Control control) {
        SearchResponse<JsonData> counted = views.search(
                board.subject(),
                search -> search.size(0)
                        .aggregations(
                                "values",
                                a -> a.terms(t -> t.field(control.field()).size(MOST_VALUES))));
        return Objects.requireNonNull(counted.aggregations().get("values")).sterms().buckets().array().stream()
                .map(StringTermsBucket::key)
                .map(key -> key.stringValue())
                .toList();
    }

    private SearchResponse<JsonData> ask(Board board, Panel panel, Choice choice) {
        ObjectNode body = PanelSearch.of(board, panel, choice.values(), window(choice), choice.now(), choice.zone());
        return views.search(panel.view(), search -> search.withJson(new StringReader(body.toString())));
    }

    private static Map<String, String> window(Choice choice) {
        return PanelSearch.between(choice.window().from(), choice.window().until());
    }
}
