package io.journeyledger.query.web.dashboards;

import io.journeyledger.query.dashboards.PanelTable;
import io.journeyledger.query.dashboards.PanelTable.Heading;
import io.journeyledger.query.kibana.Terms;
import io.journeyledger.query.web.frame.Display;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How cells read, in the reader's language. */
@Component
class Cells {

    /** What the texts of the values of fields begin with; other values stand as they are. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("lifecycle.stage", "stage."),
            Map.entry("from", "stage."),
            Map.entry("to", "stage."),
            Map.entry("channel", "channel."),
            Map.entry("journey.channel", "channel."),
            Map.entry("care.preferredChannel", "channel."),
            Map.entry("state", "complaint.state."),
            Map.entry("severity", "complaint.severity."),
            Map.entry("answer", "answer."),
            Map.entry("journey.family", "family."),
            Map.entry("breached", "is."),
            Map.entry("lifecycle.cause", "rehearsals.rule."),
            Map.entry("cause.rule", "rehearsals.rule."),
            Map.entry("satisfaction.nps.class", "nps."));

    private static final int SMALL = 10;
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private final MessageSource texts;
    private final Display display;

    Cells(MessageSource texts, Display display) {
        this.texts = texts;
        this.display = display;
    }

    String text(Heading heading, @Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Instant instant ->
                heading.kind() == PanelTable.Kind.MONTH ? display.month(instant) : display.dateTime(instant);
            case Number number -> number(number);
            default -> word(heading.field(), cell.toString());
        };
    }

    String word(String field, String value) {
        if (value.equals(Terms.MISSING)) {
            return message("dashboard.stage.none", value);
        }
        String prefix = WORDS.get(field);
        return prefix == null ? value : message(prefix + value, value);
    }

    List<List<String>> rows(PanelTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(text(table.headings().get(i), row.get(i)));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** Three digits of what is small, such as a probability. */
    private String number(Number number) {
        if (number instanceof Double small && Math.abs(small) < SMALL) {
            NumberFormat format = NumberFormat.getNumberInstance(LocaleContextHolder.getLocale());
            return format.format(new BigDecimal(small).round(THREE_DIGITS));
        }
        return display.number(number);
    }

    private String message(String key, String otherwise) {
        String text = texts.getMessage(key, null, otherwise, LocaleContextHolder.getLocale());
        return text == null ? otherwise : text;
    }
}
