package io.journeyledger.query.web.dashboards;

import io.journeyledger.projections.run.Csv;
import io.journeyledger.query.dashboards.PanelTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A panel's answer as CSV (RFC 4180): values as Elasticsearch has them, texts that look like formulas made harmless.
 */
final class PanelCsv {

    private PanelCsv() {}

    static String of(PanelTable table) {
        StringBuilder csv = new StringBuilder();
        csv.append(table.headings().stream()
                        .map(heading -> Csv.text(heading.label()))
                        .collect(Collectors.joining(",")))
                .append("\r\n");
        for (List<@Nullable Object> row : table.rows()) {
            String between = "";
            for (Object cell : row) {
                csv.append(between).append(cell(cell));
                between = ",";
            }
            csv.append("\r\n");
        }
        return csv.toString();
    }

    private static String cell(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            // Its own text has an exponent where it is large or small.
            case Double number -> BigDecimal.valueOf(number).toPlainString();
            case Number number -> number.toString();
            default -> Csv.text(cell.toString());
        };
    }
}
