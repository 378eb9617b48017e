package io.journeyledger.query.figures;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.model.Retention;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.Window;
import io.journeyledger.query.elasticsearch.Row;
import io.journeyledger.query.elasticsearch.Views;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who of the customers at one instant is one at another. Customers are journeys in a stage other than {@code PROSPECT}
 * and {@code CHURNED}; which they are is asked of every journey, since who left and returned makes the same numbers as
 * who stayed.
 */
@Component
public final class Retentions {

    private static final Query BEGINNINGS =
            Query.of(q -> q.term(t -> t.field("sequence").value(0)));
    private static final List<String> FIELDS = List.of("journey.id", "@timestamp", "sequence", "to");

    private final Views views;

    Retentions(Views views) {
        this.views = views;
    }

    /** The same over the side indices of that name; none: over the live views. */
    public Retentions in(@Nullable String beside) {
        return new Retentions(views.in(beside));
    }

    /**
     * @param start customers at {@code from}
     * @param end customers at {@code until}
     * @param fresh of the customers at the end those who had never been one by {@code from}; written as {@code new}
     * @param wonBack of the customers at the end those who had been one before {@code from}, and were not then
     * @param kept customers at both instants
     * @param returned of the kept those who had left and come back in between
     * @param lost customers at the start who are not at the end
     * @param retention (end - new - wonBack) / start; none where nobody was there at the start
     * @param attrition 1 - retention
     */
    public record Figure(
            Instant from,
            Instant until,
            int start,
            int end,
            @JsonProperty("new") int fresh,
            int wonBack,
            int kept,
            int returned,
            int lost,
            @Nullable Double retention,
            @Nullable Double attrition) {}

    /**
     * From one instant to another, each with what happened at it.
     *
     * @throws InvalidQuestionException when the second is not after the first
     */
    public Figure between(Instant from, Instant until) {
        new Window(from, until);
        Counts counts = new Counts();
        Query known = Dated.within(new Window(null, until.plusMillis(1)), "@timestamp");
        Query begun = Query.of(q -> q.bool(b -> b.filter(BEGINNINGS).filter(known)));
        try (Snapshot transitions = Snapshot.of(views, View.TRANSITIONS)) {
            transitions.pages(begun, List.of("journey.id"), Snapshot.TOGETHER, rows -> {
                Map<String, Life> lives = new HashMap<>();
                rows.forEach(row -> lives.put(row.text("journey.id"), new Life()));
                transitions.eachOf(lives.keySet(), known, FIELDS, row -> {
                    Life life = lives.get(row.text("journey.id"));
                    if (life != null) {
                        life.take(row, from);
                    }
                });
                lives.values().forEach(counts::add);
            });
        }
        return counts.figure(from, until);
    }

    /** What there is to know of one journey; its transitions come in any order. */
    private static final class Life {
        private int startedBy = -1;
        private boolean atStart;
        private int endedBy = -1;
        private boolean atEnd;
        private boolean before;
        private boolean away;

        void take(Row row, Instant from) {
            boolean customer = isCustomer(Objects.requireNonNull(row.name("to", Stage.class)));
            int sequence = (int) row.number("sequence");
            if (sequence > endedBy) {
                endedBy = sequence;
                atEnd = customer;
            }
            if (row.instant("@timestamp").isAfter(from)) {
                away |= !customer;
                return;
            }
            before |= customer;
            if (sequence > startedBy) {
                startedBy = sequence;
                atStart = customer;
            }
        }
    }

    private static boolean isCustomer(Stage stage) {
        return switch (stage) {
            case PROSPECT, CHURNED -> false;
            case ACQUIRED, DEVELOPING, LOYAL, AT_RISK, WON_BACK -> true;
        };
    }

    private static final class Counts {
        private int start;
        private int end;
        private int fresh;
        private int wonBack;
        private int returned;

        void add(Life life) {
            start += life.atStart ? 1 : 0;
            end += life.atEnd ? 1 : 0;
            if (life.atEnd && !life.atStart) {
                fresh += life.before ? 0 : 1;
                wonBack += life.before ? 1 : 0;
            }
            returned += life.atEnd && life.atStart && life.away ? 1 : 0;
        }

        Figure figure(Instant from, Instant until) {
            Retention retention = new Retention(start, fresh + wonBack, end);
            return new Figure(
                    from,
                    until,
                    start,
                    end,
                    fresh,
                    wonBack,
                    retention.kept(),
                    returned,
                    start - retention.kept(),
                    start == 0 ? null : retention.rate(),
                    start == 0 ? null : retention.attrition());
        }
    }
}
