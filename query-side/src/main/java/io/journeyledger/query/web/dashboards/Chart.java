package io.journeyledger.query.web.dashboards;

import io.journeyledger.query.dashboards.PanelTable;
import io.journeyledger.query.kibana.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A panel's answer as the script of the page draws it.
 *
 * @param kind what to draw, see {@link Picture}
 * @param monthly whether the categories are months, of which not each needs its name
 * @param categories what stands along the axis; in flows what they begin with
 * @param series what is drawn for each of them; in flows what they end in
 */
record Chart(Picture kind, boolean monthly, List<Mark> categories, List<Series> series) {

    /** @param key the value itself, by which it is coloured */
    record Mark(String key, String name) {}

    /** @param values in the order of the categories; none where there is nothing */
    record Series(String key, String name, List<@Nullable Number> values) {}

    static Chart of(Picture picture, PanelTable table, Cells cells) {
        boolean split = table.headings().size() > 2 && table.headings().get(1).kind() == PanelTable.Kind.WORD;
        return split ? pivoted(picture, table, cells) : plain(picture, table, cells);
    }

    /** One category a row, one series a metric. */
    private static Chart plain(Picture picture, PanelTable table, Cells cells) {
        List<Mark> categories = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows()) {
            categories.add(mark(table, row, 0, cells));
        }
        List<Series> series = new ArrayList<>();
        for (int i = 1; i < table.headings().size(); i++) {
            List<@Nullable Number> values = new ArrayList<>();
            for (List<@Nullable Object> row : table.rows()) {
                values.add((Number) row.get(i));
            }
            series.add(new Series("", table.headings().get(i).label(), values));
        }
        return new Chart(picture, monthly(table), categories, series);
    }

    /** One series for each value of the second group. */
    private static Chart pivoted(Picture picture, PanelTable table, Cells cells) {
        Map<Mark, Integer> categories = new LinkedHashMap<>();
        for (List<@Nullable Object> row : table.rows()) {
            categories.putIfAbsent(mark(table, row, 0, cells), categories.size());
        }
        Map<Mark, List<@Nullable Number>> series = new LinkedHashMap<>();
        for (List<@Nullable Object> row : table.rows()) {
            series.computeIfAbsent(mark(table, row, 1, cells), _ -> nothing(categories.size()))
                    .set(Objects.requireNonNull(categories.get(mark(table, row, 0, cells))), (Number) row.get(2));
        }
        return new Chart(
                picture,
                monthly(table),
                List.copyOf(categories.keySet()),
                series.entrySet().stream()
                        .map(one -> new Series(one.getKey().key(), one.getKey().name(), one.getValue()))
                        .toList());
    }

    private static boolean monthly(PanelTable table) {
        return table.headings().getFirst().kind() == PanelTable.Kind.MONTH;
    }

    private static List<@Nullable Number> nothing(int size) {
        List<@Nullable Number> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(null);
        }
        return values;
    }

    private static Mark mark(PanelTable table, List<@Nullable Object> row, int column, Cells cells) {
        return new Mark(
                String.valueOf(row.get(column)), cells.text(table.headings().get(column), row.get(column)));
    }
}
