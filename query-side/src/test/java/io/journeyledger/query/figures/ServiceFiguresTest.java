package io.journeyledger.query.figures;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument.Recovery;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.Crowd;
import io.journeyledger.query.Samples;
import io.journeyledger.query.StandardPolicies;
import io.journeyledger.query.Window;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.figures.RecoveryFigure.Change;
import io.journeyledger.query.figures.RecoveryFigure.Group;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Figures asked of the real server, what customers say and what became of their complaints, beside the same counted in
 * the plainest way from the documents in memory.
 */
class ServiceFiguresTest {

    private static final Instant FROM = Instant.parse("2024-09-10T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2025-06-20T12:30:00Z");

    private final Crowd crowd = Crowd.stored();
    private final Views views = new Views(Samples.client(Samples.stored())).in(Crowd.NAME);

    @Test
    void never_mixes_scales_and_counts_every_answer_of_the_time() {
        Scores.Figure figure = new Scores(views, StandardPolicies.policies()).within(new Window(FROM, UNTIL), null);

        List<Integer> nps = scores(Instrument.NPS);
        long promoters = nps.stream().filter(score -> score >= 9).count();
        long detractors = nps.stream().filter(score -> score <= 6).count();
        assertThat(figure.nps().answers()).isEqualTo(nps.size()).isPositive();
        assertThat(figure.nps().score()).isEqualTo(100.0 * (promoters - detractors) / nps.size());
        List<Integer> csat = scores(Instrument.CSAT);
        assertThat(figure.csat().share())
                .isEqualTo((double) csat.stream().filter(score -> score >= 4).count() / csat.size());
        assertThat(figure.ces1().mean()).isCloseTo(mean(scores(Instrument.CES_1)), within(1e-12));
        assertThat(figure.ces2().mean()).isCloseTo(mean(scores(Instrument.CES_2)), within(1e-12));
        assertThat(figure.ces1().scores()).hasSize(5);
        assertThat(figure.ces2().scores()).hasSize(7);
        assertThat(figure.policy()).isEqualTo(Crowd.POLICY.version());
    }

    private List<Integer> scores(Instrument instrument) {
        return crowd.timeline().stream()
                .filter(event -> in(event.timestamp()) && event.journey().instrument() == instrument)
                .map(event -> Objects.requireNonNull(event.journey().score()))
                .toList();
    }

    private static double mean(List<Integer> scores) {
        return scores.stream().mapToInt(score -> score).average().orElseThrow();
    }

    @Test
    void tells_what_became_of_complaints() {
        RecoveryFigure figure = new RecoveryTable(views).within(new Window(FROM, UNTIL));

        List<ComplaintDocument> lodged = crowd.complaints().stream()
                .filter(complaint -> in(complaint.lodgedAt()))
                .toList();
        assertThat(figure.all().complaints()).isEqualTo(lodged.size());
        assertThat(figure.all().doubleDeviations())
                .isEqualTo(lodged.stream()
                        .filter(ComplaintDocument::doubleDeviation)
                        .count())
                .isPositive();
        assertThat(figure.all().open())
                .isEqualTo(lodged.stream().filter(ComplaintDocument::open).count())
                .isPositive();
        assertThat(figure.all().recovered())
                .isEqualTo(lodged.stream()
                        .filter(complaint -> !complaint.open()
                                && !complaint.doubleDeviation()
                                && Boolean.TRUE.equals(complaint.acceptedByCustomer()))
                        .count())
                .isPositive();
        for (List<Group> groups : List.of(figure.byRecovery(), figure.bySeverity(), figure.byAnswer())) {
            assertThat(groups.stream().mapToLong(Group::complaints).sum()).isEqualTo(lodged.size());
        }
        for (Group group : figure.byRedress()) {
            assertThat(group.complaints())
                    .as(group.group())
                    .isEqualTo(lodged.stream()
                            .filter(complaint -> group.group().equals("NONE")
                                    ? complaint.redress().isEmpty()
                                    : complaint.redress().stream()
                                            .anyMatch(redress ->
                                                    redress.kind().name().equals(group.group())))
                            .count());
        }
    }

    @Test
    void compares_scores_before_a_failure_and_after_its_recovery_as_the_customers_document_does() {
        RecoveryFigure figure = new RecoveryTable(views).within(Window.ALWAYS);

        // A document compares on one scale: it can have fewer comparisons, and none that the table has not.
        Map<Instrument, List<Recovery>> known = crowd.customers().stream()
                .flatMap(customer -> Stream.ofNullable(customer.satisfaction()))
                .flatMap(satisfaction -> Stream.ofNullable(satisfaction.recovery()))
                .filter(recovery -> recovery.before() != null && recovery.after() != null)
                .collect(groupingBy(recovery -> Objects.requireNonNull(recovery.instrument())));
        assertThat(known).hasSize(4);
        known.forEach((instrument, recoveries) -> {
            Change change = Objects.requireNonNull(figure.all().scores().get(instrument));
            assertThat(change.answers()).isGreaterThanOrEqualTo(recoveries.size());
            assertThat(change.better()).isLessThanOrEqualTo(change.regained());
        });
        for (Instrument instrument : Instrument.values()) {
            Change expected = change(instrument);
            assertThat(figure.all().scores()).containsEntry(instrument, expected);
        }
    }

    private Change change(Instrument instrument) {
        long n = 0;
        long before = 0;
        long after = 0;
        long regained = 0;
        long better = 0;
        for (ComplaintDocument complaint : crowd.complaints()) {
            List<TimelineDocument> answers = crowd.timeline().stream()
                    .filter(event -> event.journey().instrument() == instrument)
                    .filter(event ->
                            event.journey().id().equals(complaint.journey().id()))
                    .sorted(Comparator.comparing(TimelineDocument::timestamp)
                            .thenComparingLong(TimelineDocument::position))
                    .toList();
            Instant settled = complaint.settledAt() == null ? Instant.MAX : complaint.settledAt();
            List<Integer> then = answers.stream()
                    .filter(answer -> answer.timestamp().isBefore(complaint.lodgedAt()))
                    .map(answer -> Objects.requireNonNull(answer.journey().score()))
                    .toList();
            List<Integer> since = answers.stream()
                    .filter(answer -> !answer.timestamp().isBefore(settled))
                    .map(answer -> Objects.requireNonNull(answer.journey().score()))
                    .toList();
            if (!then.isEmpty() && !since.isEmpty()) {
                int gain = (since.getFirst() - then.getLast()) * (instrument == Instrument.CES_1 ? -1 : 1);
                n++;
                before += then.getLast();
                after += since.getFirst();
                regained += gain >= 0 ? 1 : 0;
                better += gain > 0 ? 1 : 0;
            }
        }
        return new Change(n, (double) before / n, (double) after / n, regained, better);
    }

    private static boolean in(Instant at) {
        return !at.isBefore(FROM) && at.isBefore(UNTIL);
    }
}
