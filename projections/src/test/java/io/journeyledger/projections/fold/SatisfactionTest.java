package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.Telling.lodged;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.ledger.FeedbackEvent.SatisfactionSurveyed;
import io.journeyledger.ledger.FeedbackEvent.Subject;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument.Recovery;
import io.journeyledger.projections.document.CustomerDocument.Rolling;
import io.journeyledger.projections.document.CustomerDocument.Satisfaction;
import io.journeyledger.projections.document.CustomerDocument.Trend;
import io.journeyledger.projections.document.CustomerDocument.Trend.Direction;
import io.journeyledger.projections.document.NpsClass;
import io.journeyledger.projections.policy.SatisfactionPolicy.Outcome;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SatisfactionTest {

    @Test
    void the_rolling_class_follows_the_mean_of_a_year_before_the_last_answer() {
        Satisfaction satisfaction = satisfaction(
                Telling.of("J1")
                        .then(answered("2024-01-01", Instrument.NPS, 0))
                        .then(answered("2025-03-01", Instrument.NPS, 10))
                        .then(answered("2025-06-01", Instrument.NPS, 9))
                        .then(answered("2025-12-01", Instrument.NPS, 8)),
                "2026-01-01");

        assertThat(Objects.requireNonNull(satisfaction.nps()).kind()).isEqualTo(NpsClass.PASSIVE);
        assertThat(satisfaction.nps().rolling()).isEqualTo(new Rolling(9.0, NpsClass.PROMOTER, 3));
    }

    @Test
    void the_trend_compares_the_index_with_what_it_was_half_a_year_before() {
        Telling telling = Telling.of("J1")
                .then(answered("2025-01-01", Instrument.CSAT, 5))
                .then(answered("2025-03-01", Instrument.CSAT, 5));
        assertThat(satisfaction(telling, "2025-04-01").trend()).isNull();

        telling.then(answered("2025-09-01", Instrument.CSAT, 3));
        Trend trend = Objects.requireNonNull(satisfaction(telling, "2025-10-01").trend());

        assertThat(trend.direction()).isEqualTo(Direction.FALLING);
        // (0.39 * 100 + 0.49 * 100 + 50) / 1.88, nearly
        assertThat(trend.change()).isBetween(-27.5, -26.0);
    }

    @Test
    void to_close_a_complaint_changes_nothing_of_how_it_ended() {
        Telling withdrawn = Telling.of("J1")
                .then(lodged("2026-01-02", "B1"))
                .then(new ComplaintWithdrawn(at("2026-01-03"), "B1", null));
        Telling referred = Telling.of("J1")
                .then(lodged("2026-01-02", "B1"))
                .then(new ComplaintAnswered(at("2026-01-03"), "B1", Answer.ACCEPTED, null, null))
                .then(new ComplaintReferred(at("2026-01-04"), "B1", "ombudsman", null));
        Satisfaction afterWithdrawal = satisfaction(withdrawn, "2026-01-10");
        Satisfaction afterReferral = satisfaction(referred, "2026-01-10");

        withdrawn.then(new ComplaintClosed(at("2026-01-05"), "B1"));
        referred.then(new ComplaintClosed(at("2026-01-05"), "B1"));

        assertThat(afterWithdrawal.index()).isNotNull();
        assertThat(satisfaction(withdrawn, "2026-01-10").index()).isEqualTo(afterWithdrawal.index());
        assertThat(satisfaction(withdrawn, "2026-01-10").recovery()).isEqualTo(afterWithdrawal.recovery());
        assertThat(satisfaction(referred, "2026-01-10").index()).isEqualTo(afterReferral.index());
    }

    @Test
    void an_answer_at_the_instant_at_which_a_complaint_was_resolved_is_about_how_it_was() {
        Satisfaction satisfaction = satisfaction(
                Telling.of("J1")
                        .then(lodged("2026-01-02", "B1"))
                        .then(new ComplaintResolved(at("2026-01-04"), "B1", true, null, null))
                        .then(answered("2026-01-04", Instrument.CSAT, 4)),
                "2026-06-01");

        assertThat(Objects.requireNonNull(satisfaction.recovery()).after()).isEqualTo(4);
        assertThat(satisfaction.silentAfterComplaint()).isFalse();
    }

    @Test
    void how_a_complaint_ended_weighs_in_the_index() {
        Telling telling = Telling.of("J1").then(answered("2026-01-01", Instrument.CSAT, 5));
        telling.then(lodged("2026-01-02", "B1"));
        assertThat(satisfaction(telling, "2026-01-03").index()).isEqualTo(100.0);

        telling.then(new ComplaintAnswered(at("2026-01-03"), "B1", Answer.REJECTED, null, null));
        assertThat(satisfaction(telling, "2026-01-04").index())
                .as("15 by the policy")
                .isBetween(57.0, 57.5);

        telling.then(new ComplaintResolved(at("2026-01-05"), "B1", true, null, new Justice(5, 5, 5)));
        assertThat(satisfaction(telling, "2026-01-06").index())
                .as("100 by the customer")
                .isEqualTo(100.0);
    }

    @Test
    void the_judgement_of_the_customer_counts_though_the_answer_is_dated_after_it() {
        // given a resolution out of a file that knows days only
        Telling telling = Telling.of("J1")
                .then(lodged("2026-03-01", "B1"))
                .then(new ComplaintAnswered(Instant.parse("2026-03-05T14:00:00Z"), "B1", Answer.REJECTED, null, null))
                .then(new ComplaintResolved(
                        Instant.parse("2026-03-05T00:00:00Z"), "B1", true, null, new Justice(5, 5, 5)));
        for (int closed = 0; closed <= 1; closed++) {
            assertThat(Objects.requireNonNull(
                                    satisfaction(telling, "2026-03-10").recovery())
                            .score())
                    .isEqualTo(100.0);
            assertThat(satisfaction(telling, "2026-03-10").index()).isEqualTo(100.0);
            assertThat(telling.complaint("2026-03-10").settledAt()).isEqualTo("2026-03-05T14:00:00Z");
            SatisfactionLine line = SatisfactionLine.of(
                    Standing.of(new JourneyId("J1"), telling.events()),
                    telling.events().stream().sorted(Standing.ORDER).toList(),
                    Telling.reading("2026-03-10"));
            assertThat(line.points().getLast().index()).isEqualTo(100.0);

            telling.then(new ComplaintClosed(at("2026-03-06"), "B1"));
        }

        telling.then(new ComplaintReopened(at("2026-03-07"), "B1", null))
                .then(new ComplaintAnswered(at("2026-03-08"), "B1", Answer.REJECTED, null, null));
        assertThat(satisfaction(telling, "2026-03-10").index())
                .as("a reopening takes the judgement back")
                .isEqualTo(15.0);
    }

    @Test
    void a_referral_takes_back_the_judgement_of_the_resolution_before_it_until_the_next() {
        Telling telling = Telling.of("J1")
                .then(lodged("2026-03-01", "B1"))
                .then(new ComplaintResolved(at("2026-03-05"), "B1", true, null, new Justice(5, 5, 5)))
                .then(new ComplaintReferred(at("2026-03-10"), "B1", "ombudsman", null));
        ComplaintDocument referred = telling.complaint("2026-03-11");

        assertThat(referred.resolvedAt()).isNull();
        assertThat(referred.acceptedByCustomer()).isNull();
        assertThat(referred.recoveryScore()).isNull();
        assertThat(satisfaction(telling, "2026-03-11").index())
                .as("as the policy judges a referral")
                .isEqualTo(Telling.POLICY.satisfaction().outcomes().scores().get(Outcome.REFERRED));

        telling.then(new ComplaintResolved(at("2026-03-20"), "B1", true, null, new Justice(5, 5, 5)));
        assertThat(telling.complaint("2026-03-21").recoveryScore()).isEqualTo(100.0);
        assertThat(satisfaction(telling, "2026-03-21").index()).isEqualTo(100.0);
    }

    @Test
    void the_recovery_score_weighs_what_is_known() {
        Telling telling = Telling.of("J1").then(lodged("2026-01-02", "B1"));
        assertThat(telling.complaint("2026-01-03").recoveryScore()).isNull();

        telling.then(new ComplaintResolved(at("2026-01-05"), "B1", true, null, new Justice(3, null, 5)));

        // (0.4 * 50 + 0.2 * 100 + 0.2 * 100) / 0.8
        assertThat(telling.complaint("2026-01-06").recoveryScore()).isEqualTo(75.0);
        assertThat(telling.complaint("2026-01-06").doubleDeviation()).isFalse();
    }

    @Test
    void a_recovery_is_told_by_scores_of_one_scale_before_and_after() {
        Satisfaction satisfaction = satisfaction(
                Telling.of("J1")
                        .then(answered("2026-01-01", Instrument.NPS, 9))
                        .then(answered("2026-01-02", Instrument.CES_2, 6))
                        .then(lodged("2026-01-03", "B1"))
                        .then(new ComplaintResolved(at("2026-01-05"), "B1", false, null, null))
                        .then(answered("2026-01-06", Instrument.CSAT, 1))
                        .then(answered("2026-01-07", Instrument.NPS, 4)),
                "2026-02-01");

        assertThat(satisfaction.recovery())
                .isEqualTo(new Recovery("J1:B1", at("2026-01-03"), at("2026-01-05"), 0.0, true, Instrument.NPS, 9, 4));
        assertThat(satisfaction.doubleDeviations()).isEqualTo(1);
    }

    @Test
    void whoever_says_nothing_after_a_complaint_is_silent_from_a_certain_instant_on() {
        Telling telling = Telling.of("J1")
                .then(bought("2026-01-01", "O1", "10.00"))
                .then(lodged("2026-01-02", "B1"))
                .then(new ComplaintAcknowledged(at("2026-01-02").plusSeconds(1), "B1", null, null));
        assertThat(satisfaction(telling, "2026-12-01").silentSince())
                .as("the customer waits for the company")
                .isNull();

        telling.then(new ComplaintAnswered(at("2026-01-05"), "B1", Answer.ACCEPTED, null, null));
        assertThat(satisfaction(telling, "2026-04-04").silentSince()).isEqualTo(at("2026-01-05"));
        assertThat(satisfaction(telling, "2026-04-04").silentAfterComplaint()).isFalse();
        assertThat(satisfaction(telling, "2026-04-05").silentAfterComplaint()).isTrue();

        telling.then(new ComplaintClosed(at("2026-04-05"), "B1"));
        assertThat(satisfaction(telling, "2026-04-05").silentSince())
                .as("to close it is to file it")
                .isEqualTo(at("2026-01-05"));

        telling.then(bought("2026-04-06", "O2", "10.00"));
        assertThat(satisfaction(telling, "2026-12-01").silentSince()).isNull();
    }

    private static Satisfaction satisfaction(Telling telling, String asOf) {
        return Objects.requireNonNull(telling.customer(asOf).satisfaction());
    }

    private static SatisfactionSurveyed answered(String day, Instrument instrument, int score) {
        return new SatisfactionSurveyed(at(day), "S" + day, instrument, score, Subject.RELATIONSHIP, null, null);
    }
}
