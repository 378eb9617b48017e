package io.journeyledger.query.kibana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A panel in the making: groups first, then what is counted, then how it is drawn. Columns are called by their ids. */
final class Draft {

    private static final int FIFTHS = 5;
    private static final int PERCENT = 100;

    private final Words words;
    private final String id;
    private final DataView data;
    private final boolean chosen;
    private Condition condition = Condition.everything();
    private final Map<String, Function<Terms.OrderBy, Column>> columns = new LinkedHashMap<>();
    private Terms.OrderBy order = Terms.OrderBy.ALPHABET;

    /** @param chosen whether the controls of the dashboard apply */
    Draft(Words words, String id, DataView data, boolean chosen) {
        this.words = words;
        this.id = id;
        this.data = data;
        this.chosen = chosen;
    }

    Draft where(Condition only) {
        condition = only;
        return this;
    }

    /** The values of a field, those with the greatest first metric first. */
    Draft by(String column, String field, int most) {
        columns.put(column, by -> Terms.of(words.column(column), field, most, by, false));
        return this;
    }

    /** The same, and those without a value. */
    Draft byOrNone(String column, String field, int most) {
        columns.put(column, by -> Terms.of(words.column(column), field, most, by, true));
        return this;
    }

    Draft months(String field) {
        columns.put("month", _ -> Months.of(words.column("month"), field));
        return this;
    }

    /** Fifths of a share, 0 to 1. */
    Draft fifths(String column, String field) {
        List<Ranges.Range> ranges = new ArrayList<>();
        for (int i = 0; i < FIFTHS; i++) {
            // A range leaves its end out, and the whole belongs to the last.
            Double to = i + 1 == FIFTHS ? null : (i + 1.0) / FIFTHS;
            ranges.add(new Ranges.Range(
                    (double) i / FIFTHS, to, "%d–%d %%".formatted(i * PERCENT / FIFTHS, (i + 1) * PERCENT / FIFTHS)));
        }
        columns.put(column, _ -> Ranges.of(words.column(column), field, ranges));
        return this;
    }

    Draft count(String column) {
        return metric(column, new Count(words.column(column), null), true);
    }

    Draft count(String column, Condition only) {
        return metric(column, new Count(words.column(column), only), false);
    }

    Draft value(String column, Operation operation, String field) {
        return metric(column, new Value(words.column(column), field, operation), true);
    }

    private Draft metric(String column, Column metric, boolean orders) {
        if (orders && order.columnId() == null) {
            order = Terms.OrderBy.column(column);
        }
        columns.put(column, _ -> metric);
        return this;
    }

    Panel as(Picture picture) {
        Map<String, Column> made = new LinkedHashMap<>();
        columns.forEach((column, make) -> made.put(column, make.apply(order)));
        return new Panel(id, words.panel(id), data, condition, new Layer(made, !chosen), picture);
    }
}
