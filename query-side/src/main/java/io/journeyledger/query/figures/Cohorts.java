package io.journeyledger.query.figures;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.journeyledger.ledger.EventType;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.model.CohortTable;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.Window;
import io.journeyledger.query.elasticsearch.Views;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which part of those who first bought in one period bought again in later ones. */
@Component
public final class Cohorts {

    /** Most periods of one answer. */
    public static final int MOST = 300;

    private static final Query PURCHASES =
            Query.of(q -> q.term(t -> t.field("event.action").value(EventType.PURCHASE_MADE.action())));
    private static final Query BUYERS = Query.of(q -> q.exists(e -> e.field("loyalty.firstPurchaseAt")));

    private final Views views;

    Cohorts(Views views) {
        this.views = views;
    }

    /** The same over the side indices of that name; none: over the live views. */
    public Cohorts in(@Nullable String beside) {
        return new Cohorts(views.in(beside));
    }

    /** @param cohorts oldest first, also those that nobody is in */
    public record Figure(Step step, String zone, List<Cohort> cohorts) {}

    /**
     * @param begin first day of the period of the first purchase
     * @param size how many journeys first bought in it
     * @param active how many of them bought in that period, in the next, and so on up to the last
     * @param share {@code active} / {@code size}; none where nobody is in the cohort
     */
    public record Cohort(LocalDate begin, long size, List<Long> active, List<Double> share) {}

    /**
     * The cohorts of those whose first purchase of all lies within a time, and what they bought within it.
     *
     * @throws InvalidQuestionException when these are more than {@value #MOST} periods
     */
    public Figure within(Window window, Step step, ZoneId zone) {
        try (Snapshot customers = Snapshot.of(views, View.CUSTOMERS);
                Snapshot timeline = Snapshot.of(views, View.TIMELINE)) {
            return figure(customers, timeline, window, step, zone);
        }
    }

    private static Figure figure(Snapshot customers, Snapshot timeline, Window window, Step step, ZoneId zone) {
        Query within = Query.of(q -> q.bool(b -> b.filter(PURCHASES).filter(Dated.within(window, "@timestamp"))));
        Instant first = timeline.edge(within, "@timestamp", SortOrder.Asc);
        Instant last = timeline.edge(within, "@timestamp", SortOrder.Desc);
        if (first == null || last == null) {
            return new Figure(step, zone.getId(), List.of());
        }
        LocalDate begin = step.period(first, zone);
        long periods = 1L + step.between(begin, step.period(last, zone));
        if (periods > MOST) {
            throw new InvalidQuestionException(
                    "step",
                    step.name(),
                    "that makes " + periods + " periods of at most " + MOST + ": take longer ones or less time");
        }
        CohortTable table = new CohortTable((int) periods);
        Query until = Dated.within(new Window(null, window.until()), "@timestamp");
        Query purchases = Query.of(q -> q.bool(b -> b.filter(PURCHASES).filter(until)));
        customers.pages(BUYERS, List.of("journey.id"), Snapshot.TOGETHER, rows -> {
            Map<String, Bought> bought = new HashMap<>();
            rows.forEach(row -> bought.put(row.text("journey.id"), new Bought()));
            timeline.eachOf(bought.keySet(), purchases, List.of("journey.id", "@timestamp"), row -> {
                Bought theirs = bought.get(row.text("journey.id"));
                if (theirs != null) {
                    Instant at = row.instant("@timestamp");
                    theirs.add(at, step.between(begin, step.period(at, zone)));
                }
            });
            // Who bought before the time belongs to an earlier cohort, be it of the same period.
            bought.values().stream()
                    .filter(theirs -> !theirs.isBefore(first))
                    .forEach(theirs -> table.add(theirs.periods));
        });
        return new Figure(step, zone.getId(), cohorts(table, begin, step));
    }

    /** When one journey bought. */
    private static final class Bought {

        private Instant first = Instant.MAX;
        private final Set<Integer> periods = new HashSet<>();

        void add(Instant at, int period) {
            first = at.isBefore(first) ? at : first;
            periods.add(period);
        }

        boolean isBefore(Instant time) {
            return first.isBefore(time);
        }
    }

    private static List<Cohort> cohorts(CohortTable table, LocalDate begin, Step step) {
        List<Cohort> cohorts = new ArrayList<>();
        for (int cohort = 0; cohort < table.periods(); cohort++) {
            List<Long> active = new ArrayList<>();
            List<Double> share = new ArrayList<>();
            for (int later = 0; cohort + later < table.periods(); later++) {
                active.add(table.active(cohort, later));
                if (table.size(cohort) > 0) {
                    share.add(table.share(cohort, later));
                }
            }
            cohorts.add(new Cohort(step.plus(begin, cohort), table.size(cohort), active, share));
        }
        return cohorts;
    }
}
