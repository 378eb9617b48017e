package io.journeyledger.query.figures;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.model.Concentration;
import io.journeyledger.projections.model.Sample;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.elasticsearch.Views;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How unevenly money is spread over customers. Each currency is a population of its own: they are never added up. */
@Component
public final class Spreads {

    /** Most points of a curve. */
    public static final int MOST = 1_000;

    private static final int PERCENT = 100;

    private final Views views;

    Spreads(Views views) {
        this.views = views;
    }

    /** The same over the side indices of that name; none: over the live views. */
    public Spreads in(@Nullable String beside) {
        return new Spreads(views.in(beside));
    }

    /** What is spread, over whom. */
    public enum Measure {
        /** All purchases, over those who bought. */
        REVENUE("value.revenue", "value.currency", "loyalty.firstPurchaseAt"),
        /** Purchases less returns, over those who bought. */
        MONETARY("loyalty.monetary", "value.currency", "loyalty.firstPurchaseAt"),
        /** What future purchases are expected to leave over, over those of whom it is known. */
        LIFETIME_VALUE("value.lifetimeValue", "value.currency", "value.lifetimeValue"),
        /** What contacts cost, over everybody. */
        COST_TO_SERVE("value.costToServe", "value.costCurrency", "value.costToServe");

        private final String field;
        private final String currency;
        private final String member;

        Measure(String field, String currency, String member) {
            this.field = field;
            this.currency = currency;
            this.member = member;
        }
    }

    /** @param spreads one a currency, in the order of their codes */
    public record Figure(Measure measure, List<Spread> spreads) {}

    /**
     * @param journeys number of customers, those with nothing among them
     * @param negative number of those who have less than nothing, which the curve cannot hold: they are left out
     * @param gini 0 (all alike) to 1 - 1/n (one has all): 2 sum(i x) / (n sum(x)) - (n + 1) / n, x ascending
     * @param lorenz from nobody to everybody, the least first
     */
    public record Spread(
            String currency, int journeys, int negative, double total, double gini, Top top, List<Point> lorenz) {}

    /**
     * @param percent of the customers, who have most
     * @param share what they have, 0 to 1
     */
    public record Top(double percent, double share) {}

    /**
     * @param part of the customers, 0 to 1
     * @param share what they have, 0 to {@code part}
     */
    public record Point(double part, double share) {}

    /**
     * It holds one number in memory for each customer.
     *
     * @param currency only this one; none: all
     * @param top percent of the customers, 0 to 100
     * @param points into how many equal parts the curve is cut, 1 to {@value #MOST}
     * @throws InvalidQuestionException when a number is outside its range
     */
    public Figure of(Measure measure, @Nullable String currency, double top, int points) {
        InvalidQuestionException.within("points", points, 1, MOST);
        if (!(top >= 0 && top <= PERCENT)) {
            throw new InvalidQuestionException("top", Double.toString(top), "choose a percentage from 0 to 100");
        }
        Map<String, Sample> currencies = new TreeMap<>();
        Map<String, Integer> negative = new HashMap<>();
        Query members = Query.of(q -> q.bool(b -> {
            b.filter(f -> f.exists(e -> e.field(measure.member))).filter(f -> f.exists(e -> e.field(measure.currency)));
            return currency == null || currency.isEmpty()
                    ? b
                    : b.filter(f -> f.term(t -> t.field(measure.currency).value(currency)));
        }));
        try (Snapshot customers = Snapshot.of(views, View.CUSTOMERS)) {
            customers.each(members, List.of(measure.field, measure.currency), row -> {
                Sample values = currencies.computeIfAbsent(row.text(measure.currency), _ -> new Sample());
                double value = row.number(measure.field);
                if (value >= 0) {
                    values.add(value);
                } else {
                    negative.merge(row.text(measure.currency), 1, Integer::sum);
                }
            });
        }
        return new Figure(
                measure,
                currencies.entrySet().stream()
                        .map(of -> spread(
                                of.getKey(),
                                negative.getOrDefault(of.getKey(), 0),
                                Concentration.of(of.getValue().values()),
                                top,
                                points))
                        .toList());
    }

    private static Spread spread(String currency, int negative, Concentration spread, double top, int points) {
        List<Point> lorenz = new ArrayList<>();
        for (int i = 0; i <= points; i++) {
            double part = (double) i / points;
            lorenz.add(new Point(part, spread.lorenz(part)));
        }
        return new Spread(
                currency,
                spread.members(),
                negative,
                Sums.of(spread.total(), currency),
                spread.gini(),
                new Top(top, spread.shareOfTop(top / PERCENT)),
                lorenz);
    }
}
