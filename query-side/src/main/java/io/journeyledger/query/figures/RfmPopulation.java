package io.journeyledger.query.figures;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.journeyledger.projections.model.Quintiles;
import io.journeyledger.projections.model.Sample;
import io.journeyledger.query.Window;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everybody whose first purchase was in one currency, with what their scores follow from. */
final class RfmPopulation {

    private static final int CLASSES = Quintiles.CLASSES;

    private final ZoneId zone;
    /** Days before 1970 of the last purchase: so less is more recent, from whatever day one counts. */
    private final Sample recency = new Sample();

    private final Sample frequency = new Sample();
    private final Sample monetary = new Sample();

    RfmPopulation(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * @param recency the least recent days that score 5, 4, 3 and 2
     * @param frequency the greatest numbers of purchases that score 1, 2, 3 and 4
     * @param monetary the greatest amounts that score 1, 2, 3 and 4
     */
    public record Bounds(List<LocalDate> recency, List<Double> frequency, List<Double> monetary) {}

    /** @param cells those in which anybody is, the best first */
    public record Figure(String currency, int journeys, Bounds bounds, List<Cell> cells) {}

    /**
     * @param cell the three scores
     * @param total what its journeys brought, less returns
     */
    public record Cell(String cell, int recency, int frequency, int monetary, long journeys, double total) {}

    private record Scale(Quintiles recency, Quintiles frequency, Quintiles monetary) {}

    void add(LocalDate lastPurchase, double purchases, double amount) {
        recency.add((double) -lastPurchase.toEpochDay());
        frequency.add(purchases);
        monetary.add(amount);
    }

    private Scale scale() {
        return new Scale(
                Quintiles.of(recency.values()), Quintiles.of(frequency.values()), Quintiles.of(monetary.values()));
    }

    Figure figure(String currency) {
        Scale scale = scale();
        long[] journeys = new long[CLASSES * CLASSES * CLASSES];
        double[] totals = new double[journeys.length];
        for (int i = 0; i < recency.size(); i++) {
            int r = scale.recency().invertedScore(recency.get(i));
            int f = scale.frequency().score(frequency.get(i));
            int m = scale.monetary().score(monetary.get(i));
            int cell = ((r - 1) * CLASSES + f - 1) * CLASSES + m - 1;
            journeys[cell]++;
            totals[cell] += monetary.get(i);
        }
        List<Cell> cells = new ArrayList<>();
        for (int cell = journeys.length - 1; cell >= 0; cell--) {
            if (journeys[cell] > 0) {
                int r = cell / (CLASSES * CLASSES) + 1;
                int f = cell / CLASSES % CLASSES + 1;
                int m = cell % CLASSES + 1;
                cells.add(new Cell("" + r + f + m, r, f, m, journeys[cell], Sums.of(totals[cell], currency)));
            }
        }
        return new Figure(currency, recency.size(), bounds(scale), cells);
    }

    private static Bounds bounds(Scale scale) {
        return new Bounds(
                scale.recency().bounds().stream().map(RfmPopulation::day).toList(),
                scale.frequency().bounds(),
                scale.monetary().bounds());
    }

    /** What documents must be like to be in a cell. */
    List<Query> in(String cell) {
        Scale scale = scale();
        int latestFirst = CLASSES + 1 - digit(cell, 0);
        Double before = above(scale.recency(), latestFirst);
        Double from = upTo(scale.recency(), latestFirst);
        if (from != null && from.equals(before)) {
            return List.of(Query.of(q -> q.matchNone(n -> n))); // so many are tied that nobody has this score
        }
        Window bought = new Window(
                from == null ? null : day(from).atStartOfDay(zone).toInstant(),
                before == null ? null : day(before).atStartOfDay(zone).toInstant());
        return List.of(
                Dated.within(bought, "loyalty.lastPurchaseAt"),
                within("loyalty.frequency", scale.frequency(), digit(cell, 1)),
                within("loyalty.monetary", scale.monetary(), digit(cell, 2)));
    }

    private static int digit(String cell, int at) {
        return cell.charAt(at) - '0';
    }

    private static Query within(String field, Quintiles quintiles, int score) {
        return Query.of(q -> q.range(
                r -> r.number(n -> n.field(field).gt(above(quintiles, score)).lte(upTo(quintiles, score)))));
    }

    private static @Nullable Double above(Quintiles quintiles, int score) {
        return score == 1 ? null : quintiles.bounds().get(score - 2);
    }

    private static @Nullable Double upTo(Quintiles quintiles, int score) {
        return score == CLASSES ? null : quintiles.bounds().get(score - 1);
    }

    private static LocalDate day(double daysBefore1970) {
        return LocalDate.ofEpochDay(-(long) daysBefore1970);
    }
}
