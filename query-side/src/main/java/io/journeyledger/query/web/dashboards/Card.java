package io.journeyledger.query.web.dashboards;

import io.journeyledger.query.dashboards.PanelTable;
import io.journeyledger.query.kibana.Board;
import io.journeyledger.query.kibana.Content;
import io.journeyledger.query.kibana.Panel;
import io.journeyledger.query.kibana.Picture;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands on a dashboard, ready to be shown.
 *
 * @param width of {@value io.journeyledger.query.kibana.Place#COLUMNS} columns
 * @param number the only number, where there is no more to show
 * @param chart JSON of {@link Chart}; none where the table is the picture
 * @param headings of the table
 * @param numbers which columns are numbers
 * @param journeys which columns are ids of journeys
 */
record Card(
        String id,
        String title,
        int width,
        @Nullable String number,
        @Nullable String chart,
        List<String> headings,
        List<Boolean> numbers,
        List<Boolean> journeys,
        List<List<String>> rows) {

    private static final JsonMapper JSON = new JsonMapper();

    static Card of(Board.Placed placed, PanelTable table, Cells cells) {
        Content content = placed.content();
        Picture picture = content instanceof Panel panel ? panel.picture() : Picture.GRID;
        return new Card(
                content.id(),
                content.title(),
                placed.place().w(),
                picture == Picture.NUMBER ? number(table, cells) : null,
                switch (picture) {
                    case NUMBER, GRID -> null;
                    case BARS, STACKED_BARS, LYING_BARS, LINES, DONUT, FLOW ->
                        table.rows().isEmpty() ? null : JSON.writeValueAsString(Chart.of(picture, table, cells));
                },
                table.headings().stream().map(PanelTable.Heading::label).toList(),
                each(table, heading -> heading.kind() == PanelTable.Kind.NUMBER),
                each(table, Card::namesJourneys),
                cells.rows(table));
    }

    /** Not how many different ones there are. */
    private static boolean namesJourneys(PanelTable.Heading heading) {
        return heading.kind() == PanelTable.Kind.WORD && heading.field().equals("journey.id");
    }

    private static List<Boolean> each(PanelTable table, Predicate<PanelTable.Heading> what) {
        return table.headings().stream().map(what::test).toList();
    }

    private static String number(PanelTable table, Cells cells) {
        String number =
                cells.text(table.headings().getFirst(), table.rows().getFirst().getFirst());
        return number.isEmpty() ? "–" : number;
    }
}
