package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.lodged;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ComplaintState;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.ComplaintDocument;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ComplaintsFoldTest {

    @Test
    void a_lodged_complaint_runs_the_clocks_of_its_regime() {
        ComplaintDocument complaint =
                Telling.of("J1").then(lodged("2026-01-01", "B1")).complaint("2026-01-02");

        assertThat(complaint.id()).isEqualTo("J1:B1");
        assertThat(complaint.state()).isEqualTo(ComplaintState.LODGED);
        assertThat(complaint.narrative()).isEqualTo("It leaks.");
        assertThat(complaint.clocks())
                .extracting("name")
                .containsExactly("acknowledgement", "summary-resolution", "final-answer");
        assertThat(complaint.clocks())
                .extracting("dueAt")
                .containsExactly(at("2026-01-06"), Instant.parse("2026-01-07T23:59:59.999Z"), at("2026-02-26"));
        assertThat(complaint.clocks()).extracting("startEvent").containsOnly("J1.0");
        assertThat(complaint.nextDeadline()).isEqualTo(at("2026-01-06"));
        assertThat(complaint.breached()).isFalse();
    }

    @Test
    void keeps_whom_it_was_escalated_to_and_the_blame_that_was_told_last() {
        Attribution ours = new Attribution(Locus.COMPANY, null, null);
        Attribution theirs = new Attribution(Locus.THIRD_PARTY, null, null);
        Telling telling = Telling.of("J1")
                .then(new ComplaintLodged(
                        at("2026-02-01"), "B1", null, null, null, null, null, null, 3, ours, null, null))
                .then(new ComplaintAssessed(at("2026-02-02"), "B1", Severity.MAJOR, false, false, false, null, null))
                .then(new ComplaintEscalated(at("2026-02-03"), "B1", "the board", null));
        assertThat(telling.complaint("2026-02-04").escalatedTo()).isEqualTo("the board");
        assertThat(telling.complaint("2026-02-04").dissatisfaction()).isEqualTo(3);
        assertThat(telling.complaint("2026-02-04").attribution())
                .as("an assessment that says nothing of it leaves it")
                .isEqualTo(new ComplaintDocument.Attribution(Locus.COMPANY, null, null));

        telling.then(new ComplaintAssessed(at("2026-02-05"), "B1", Severity.MAJOR, false, false, false, 2, theirs));
        assertThat(telling.complaint("2026-02-06").dissatisfaction()).isEqualTo(2);
        assertThat(telling.complaint("2026-02-06").attribution())
                .isEqualTo(new ComplaintDocument.Attribution(Locus.THIRD_PARTY, null, null));
    }

    @Test
    void a_reopening_takes_back_how_the_complaint_was_resolved() {
        Telling telling = Telling.of("J1")
                .then(lodged("2026-02-01", "B1"))
                .then(new ComplaintResolved(at("2026-02-02"), "B1", true, "a seal", new Justice(5, 5, 5)))
                .then(new ComplaintReopened(at("2026-02-04"), "B1", null))
                .then(new ComplaintAnswered(at("2026-02-06"), "B1", Answer.REJECTED, null, null));

        ComplaintDocument complaint = telling.complaint("2026-02-07");

        assertThat(complaint.resolvedAt()).isNull();
        assertThat(complaint.acceptedByCustomer()).isNull();
        assertThat(complaint.justice()).isNull();
        assertThat(complaint.recoveryScore()).isNull();
        assertThat(complaint.rootCause()).isEqualTo("a seal");
        assertThat(complaint.settledAt()).isEqualTo(at("2026-02-06"));
    }

    @Test
    void a_clock_that_runs_past_its_due_instant_is_breached_and_stays_so() {
        Telling telling = Telling.of("J1").then(lodged("2026-01-01", "B1"));
        assertThat(telling.complaint("2026-01-06").breached())
                .as("at the due instant")
                .isFalse();
        assertThat(telling.complaint("2026-01-07").breached()).isTrue();

        telling.then(new ComplaintAcknowledged(at("2026-01-08"), "B1", Channel.EMAIL, "amy"));
        assertThat(telling.complaint("2026-01-09").breached()).isTrue();
        assertThat(telling.complaint("2026-01-09").nextDeadline()).isEqualTo(at("2026-02-26"));
    }

    @Test
    void an_answer_in_time_stops_all_clocks_and_a_reopening_starts_them_again() {
        Telling telling = Telling.of("J1")
                .then(lodged("2026-01-01", "B1"))
                .then(new ComplaintAnswered(
                        at("2026-01-03"), "B1", Answer.REJECTED, Channel.LETTER, PersonalText.of("Used wrongly.")));
        ComplaintDocument answered = telling.complaint("2026-12-01");
        assertThat(answered.open()).isFalse();
        assertThat(answered.breached()).isFalse();
        assertThat(answered.nextDeadline()).isNull();
        assertThat(answered.clocks()).extracting("stopEvent").containsOnly("J1.1");
        assertThat(answered.text()).containsExactly("Used wrongly.");

        telling.then(new ComplaintReopened(at("2026-02-01"), "B1", null));
        ComplaintDocument reopened = telling.complaint("2026-02-02");
        assertThat(reopened.open()).isTrue();
        assertThat(reopened.reopened()).isEqualTo(1);
        assertThat(reopened.nextDeadline()).as("Thursday after a Sunday").isEqualTo("2026-02-05T23:59:59.999Z");
    }

    @Test
    void an_unknown_regime_falls_back_to_the_default_one() {
        assertThat(Telling.POLICY.complaints().regime("no such regime"))
                .isEqualTo(Telling.POLICY.complaints().regime(null));
        assertThat(Telling.POLICY.complaints().regime("payment-services"))
                .isNotEqualTo(Telling.POLICY.complaints().regime(null));
    }

    @Test
    void keeps_redress_justice_and_the_history_with_both_times() {
        ComplaintDocument complaint = Telling.of("J1")
                .then(lodged("2026-01-01", "B1"), at("2026-01-04"))
                .then(new RedressGiven(at("2026-01-05"), "B1", Redress.REFUND, Money.of("59.80", "EUR"), null))
                .then(new ComplaintResolved(at("2026-01-06"), "B1", true, "seal", new Justice(5, 4, 3)))
                .complaint("2026-02-01");

        assertThat(complaint.redress()).hasSize(1);
        assertThat(complaint.rootCause()).isEqualTo("seal");
        assertThat(complaint.justice()).isEqualTo(new ComplaintDocument.Justice(5, 4, 3));
        assertThat(complaint.history())
                .extracting("action")
                .containsExactly("complaint.lodged", "redress.given", "complaint.resolved");
        assertThat(complaint.history().getFirst().occurredAt()).isEqualTo(at("2026-01-01"));
        assertThat(complaint.history().getFirst().recordedAt()).isEqualTo(at("2026-01-04"));
    }

    @Test
    void two_complaints_are_two_documents() {
        assertThat(Telling.of("J1")
                        .then(lodged("2026-01-01", "B1"))
                        .then(lodged("2026-01-02", "B2"))
                        .documents(io.journeyledger.projections.document.View.COMPLAINTS, "2026-02-01"))
                .extracting(document -> document.id())
                .containsExactly("J1:B1", "J1:B2");
    }
}
