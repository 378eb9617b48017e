package io.journeyledger.query.figures;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.Window;
import io.journeyledger.query.elasticsearch.Row;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.figures.RecoveryFigure.Group;
import io.journeyledger.query.figures.RecoveryFigure.Recovery;
import io.journeyledger.query.figures.RecoveryFigure.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether complaints won customers back: what became of them, and what customers answered before the failure and after
 * the recovery, each on the scale of one instrument.
 */
@Component
public final class RecoveryTable {

    private static final String NONE = "NONE";
    private static final Query ANSWERS =
            Query.of(q -> q.term(t -> t.field("event.action").value(EventType.SATISFACTION_SURVEYED.action())));
    private static final List<String> OF_ANSWERS =
            List.of("journey.id", "@timestamp", "position", "journey.instrument", "journey.score");
    private static final List<String> OF_COMPLAINTS = List.of(
            "journey.id",
            "lodgedAt",
            "open",
            "settledAt",
            "severity",
            "redress.kind",
            "answer",
            "acceptedByCustomer",
            "recoveryScore",
            "doubleDeviation");

    private final Views views;

    RecoveryTable(Views views) {
        this.views = views;
    }

    /** The same over the side indices of that name; none: over the live views. */
    public RecoveryTable in(@Nullable String beside) {
        return new RecoveryTable(views.in(beside));
    }

    private record Answer(Instant at, double position, Instrument instrument, int score) {}

    /** Complaints that were lodged within a time; answers count whenever they were given. */
    public RecoveryFigure within(Window window) {
        Groups groups = new Groups();
        try (Snapshot complaints = Snapshot.of(views, View.COMPLAINTS);
                Snapshot timeline = Snapshot.of(views, View.TIMELINE)) {
            complaints.pages(Dated.within(window, "lodgedAt"), OF_COMPLAINTS, Snapshot.TOGETHER, rows -> {
                Map<String, List<Answer>> answers = new HashMap<>();
                rows.forEach(row -> answers.put(row.text("journey.id"), new ArrayList<>()));
                timeline.eachOf(
                        answers.keySet(),
                        ANSWERS,
                        OF_ANSWERS,
                        row -> Objects.requireNonNull(answers.get(row.text("journey.id")))
                                .add(new Answer(
                                        row.instant("@timestamp"),
                                        row.number("position"),
                                        Objects.requireNonNull(row.name("journey.instrument", Instrument.class)),
                                        (int) row.number("journey.score"))));
                answers.values()
                        .forEach(theirs ->
                                theirs.sort(Comparator.comparing(Answer::at).thenComparingDouble(Answer::position)));
                rows.forEach(row -> groups.add(row, Objects.requireNonNull(answers.get(row.text("journey.id")))));
            });
        }
        return groups.figure(window);
    }

    /** The tallies that every complaint is counted in. */
    private static final class Groups {

        private final Tally all = new Tally();
        private final Map<String, Tally> recoveries = new HashMap<>();
        private final Map<String, Tally> severities = new HashMap<>();
        private final Map<String, Tally> redresses = new HashMap<>();
        private final Map<String, Tally> answered = new HashMap<>();

        void add(Row complaint, List<Answer> answers) {
            Recovery recovery = recovery(complaint);
            List<Tally> tallies = tallies(complaint, recovery);
            boolean twice = complaint.is("doubleDeviation");
            Double score = complaint.has("recoveryScore") ? complaint.number("recoveryScore") : null;
            tallies.forEach(tally -> tally.add(recovery, twice, score));
            Instant lodged = complaint.instantOrNone("lodgedAt");
            Instant settled = complaint.instantOrNone("settledAt");
            if (lodged == null || settled == null) {
                return;
            }
            for (Instrument instrument : Instrument.values()) {
                Answer before = null;
                Answer after = null;
                for (Answer answer : answers) {
                    if (answer.instrument() == instrument) {
                        before = answer.at().isBefore(lodged) ? answer : before;
                        // At the same instant, as in files that know only days, it is about how it ended.
                        after = after == null && !answer.at().isBefore(settled) ? answer : after;
                    }
                }
                if (before != null && after != null) {
                    int then = before.score();
                    int since = after.score();
                    tallies.forEach(tally -> tally.add(instrument, then, since));
                }
            }
        }

        private List<Tally> tallies(Row complaint, Recovery recovery) {
            List<String> kinds = complaint.has("redress.kind") ? complaint.texts("redress.kind") : List.of(NONE);
            return Stream.concat(
                            Stream.of(
                                    all,
                                    of(recoveries, recovery.name()),
                                    of(severities, complaint.textOrNone("severity")),
                                    of(answered, complaint.textOrNone("answer"))),
                            kinds.stream().distinct().map(kind -> of(redresses, kind)))
                    .toList();
        }

        private static Tally of(Map<String, Tally> tallies, @Nullable String group) {
            return tallies.computeIfAbsent(group == null ? NONE : group, _ -> new Tally());
        }

        RecoveryFigure figure(Window window) {
            return new RecoveryFigure(
                    window,
                    all.group("ALL"),
                    groups(recoveries, Recovery.values()),
                    groups(severities, ComplaintEvent.Severity.values()),
                    groups(redresses, ComplaintEvent.Redress.values()),
                    groups(answered, ComplaintEvent.Answer.values()));
        }

        private static List<Group> groups(Map<String, Tally> tallies, Enum<?>[] names) {
            return Stream.concat(Arrays.stream(names).map(Enum::name), Stream.of(NONE))
                    .filter(tallies::containsKey)
                    .map(name -> of(tallies, name).group(name))
                    .toList();
        }
    }

    private static Recovery recovery(Row complaint) {
        if (complaint.is("open")) {
            return Recovery.OPEN;
        }
        if (complaint.is("doubleDeviation")
                || (complaint.has("acceptedByCustomer") && !complaint.is("acceptedByCustomer"))) {
            return Recovery.NOT_RECOVERED;
        }
        return complaint.has("acceptedByCustomer") ? Recovery.RECOVERED : Recovery.UNKNOWN;
    }
}
