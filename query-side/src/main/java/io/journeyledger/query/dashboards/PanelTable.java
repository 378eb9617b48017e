package io.journeyledger.query.dashboards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the question of a panel.
 *
 * @param rows cells in the order of the headings: a {@code String}, {@code Long}, {@code Double} or {@code Instant};
 *     none where there is no value
 */
public record PanelTable(List<Heading> headings, List<List<@Nullable Object>> rows) {

    /**
     * @param label in the language of the dashboard
     * @param field where the values come from
     * @param kind what they are
     */
    public record Heading(String label, String field, Kind kind) {}

    /** What a cell is. */
    public enum Kind {
        WORD,
        MONTH,
        TIME,
        NUMBER
    }
}
