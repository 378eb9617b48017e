package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.ComplaintDocument.Tick;
import io.journeyledger.projections.document.ComplaintDocument.Turn;
import io.journeyledger.projections.document.Span;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplaintClocksTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-05T23:59:59.999Z", // Monday: Thursday
        "2026-03-05, 2026-03-10T23:59:59.999Z", // Thursday: Tuesday
        "2026-03-07, 2026-03-12T23:59:59.999Z", // Saturday counts as Monday: Thursday
        "2026-04-03, 2026-04-10T22:59:59.999Z", // Good Friday counts as the Tuesday after Easter: Friday, in summer
        // time
        "2026-03-26, 2026-03-31T22:59:59.999Z", // over the change to summer time
    })
    void a_summary_resolution_has_until_the_end_of_the_third_business_day(String day, Instant due) {
        ComplaintDocument complaint =
                Telling.of("J1").then(lodged(at(day), null)).complaint(day);

        assertThat(clock(complaint, "summary-resolution").dueAt()).isEqualTo(due);
        assertThat(clock(complaint, "final-answer").term()).isEqualTo("P56D");
        assertThat(clock(complaint, "summary-resolution").term()).isEqualTo("3 business days, end of day");
    }

    @Test
    void whether_a_day_is_over_is_a_matter_of_the_calendars_zone() {
        // 23:30 in UTC is the next day in London in summer
        ComplaintDocument complaint = Telling.of("J1")
                .then(lodged(Instant.parse("2026-07-06T23:30:00Z"), null))
                .complaint("2026-07-07");

        assertThat(clock(complaint, "summary-resolution").dueAt()).isEqualTo("2026-07-10T22:59:59.999Z");
    }

    @Test
    void what_happens_within_the_last_millisecond_is_in_time() {
        Telling inTime = Telling.of("J1")
                .then(lodged(at("2026-03-02"), null))
                .then(answered(Instant.parse("2026-03-05T23:59:59.999999Z")));
        Telling late = Telling.of("J1")
                .then(lodged(at("2026-03-02"), null))
                .then(answered(Instant.parse("2026-03-06T00:00:00Z")));

        assertThat(clock(inTime.complaint("2026-04-01"), "summary-resolution").breached())
                .isFalse();
        assertThat(clock(late.complaint("2026-04-01"), "summary-resolution").breached())
                .isTrue();
    }

    @Test
    void a_chance_that_lapses_is_no_breach_and_no_deadline() {
        Telling telling = Telling.of("J1")
                .then(lodged(at("2026-03-02"), null))
                .then(new ComplaintAcknowledged(at("2026-03-03"), "B1", null, null));

        assertThat(telling.complaint("2026-03-04").nextDeadline()).isEqualTo("2026-03-05T23:59:59.999Z");
        assertThat(telling.complaint("2026-03-04").nextReview()).isEqualTo("2026-03-06T00:00:00Z");
        ComplaintDocument lapsed = telling.complaint("2026-03-06");
        assertThat(clock(lapsed, "summary-resolution").breached()).isTrue();
        assertThat(clock(lapsed, "summary-resolution").running()).isFalse();
        assertThat(lapsed.breached()).isFalse();
        assertThat(lapsed.nextDeadline()).isEqualTo(at("2026-04-27"));
        assertThat(lapsed.nextReview()).isEqualTo(at("2026-04-27").plusMillis(1));
        assertThat(telling.complaint("2026-05-01").nextReview()).isNull();
        assertThat(telling.complaint("2026-05-01").breached()).isTrue();
    }

    @Test
    void a_holding_reply_in_time_gives_payment_services_thirty_five_business_days() {
        Telling telling = Telling.of("J1").then(lodged(at("2026-03-02"), "payment-services"));
        assertThat(clock(telling.complaint("2026-03-03"), "final-answer").dueAt())
                .isEqualTo("2026-03-23T23:59:59.999Z");

        telling.then(new HoldingReplySent(at("2026-03-20"), "B1", Channel.EMAIL, null, null));
        ComplaintDocument.Clock extended = clock(telling.complaint("2026-04-20"), "final-answer");

        assertThat(extended.dueAt()).isEqualTo("2026-04-22T22:59:59.999Z");
        assertThat(extended.term()).isEqualTo("35 business days, end of day");
        assertThat(extended.breached()).isFalse();
        assertThat(extended.turns()).extracting(Turn::what).containsExactly(Tick.STARTED, Tick.EXTENDED);
    }

    @Test
    void a_holding_reply_that_comes_too_late_changes_nothing() {
        ComplaintDocument.Clock clock = clock(
                Telling.of("J1")
                        .then(lodged(at("2026-03-02"), "payment-services"))
                        .then(new HoldingReplySent(at("2026-03-24"), "B1", Channel.EMAIL, null, null))
                        .complaint("2026-03-25"),
                "final-answer");

        assertThat(clock.breachedAt()).isEqualTo("2026-03-23T23:59:59.999Z");
        assertThat(clock.dueAt()).isEqualTo("2026-03-23T23:59:59.999Z");
    }

    @Test
    void business_days_that_end_in_a_pause_do_not_count() {
        Telling telling = Telling.of("J1")
                .then(lodged(at("2026-03-02"), "priority"))
                .then(new ComplaintClockPaused(at("2026-03-04"), "B1", PauseReason.WAITING_FOR_CUSTOMER));
        ComplaintDocument.Clock paused = clock(telling.complaint("2026-03-05"), "final-answer");
        assertThat(paused.paused()).isTrue();
        assertThat(paused.dueAt()).as("stands still").isNull();
        assertThat(telling.complaint("2026-05-05").clocks())
                .as("whatever time passes")
                .contains(paused);

        // paused when Wednesday, Thursday, Friday ended
        telling.then(new ComplaintClockResumed(at("2026-03-09"), "B1"));
        ComplaintDocument.Clock resumed = clock(telling.complaint("2026-03-10"), "final-answer");

        assertThat(resumed.dueAt()).isEqualTo("2026-03-19T23:59:59.999Z");
        assertThat(resumed.turns()).extracting(Turn::what).containsExactly(Tick.STARTED, Tick.PAUSED, Tick.RESUMED);
        assertThat(resumed.turns()).extracting(Turn::eventId).containsExactly("J1.0", "J1.1", "J1.2");
        assertThat(resumed.turns().get(1).dueAt()).isEqualTo("2026-03-16T23:59:59.999Z");
    }

    @Test
    void a_clock_that_the_policy_does_not_let_pause_runs_on() {
        Telling telling = Telling.of("J1")
                .then(lodged(at("2026-03-02"), "priority"))
                .then(new ComplaintClockPaused(at("2026-03-02").plusSeconds(1), "B1", PauseReason.LEGAL_PROCEEDINGS));

        assertThat(telling.complaint("2026-03-03").clocks())
                .noneMatch(ComplaintDocument.Clock::paused)
                .allMatch(ComplaintDocument.Clock::running);
    }

    @Test
    void a_breach_names_the_event_that_its_deadline_follows_from() {
        Telling telling = Telling.of("J1")
                .then(lodged(at("2026-03-02"), "priority"))
                .then(new ComplaintClockPaused(at("2026-03-04"), "B1", PauseReason.WAITING_FOR_CUSTOMER))
                .then(new ComplaintClockResumed(at("2026-03-09"), "B1"));
        Turn breach =
                clock(telling.complaint("2026-04-01"), "final-answer").turns().getLast();

        assertThat(breach)
                .isEqualTo(new Turn(
                        Tick.BREACHED,
                        Instant.parse("2026-03-19T23:59:59.999Z"),
                        Instant.parse("2026-03-19T23:59:59.999Z"),
                        "J1.2",
                        Instant.parse("2026-03-19T23:59:59.999Z"),
                        null));
    }

    @Test
    void a_pause_says_why_and_nothing_else_does() {
        Telling telling = Telling.of("J1")
                .then(lodged(at("2026-03-02"), "priority"))
                .then(new ComplaintClockPaused(at("2026-03-04"), "B1", PauseReason.WAITING_FOR_CUSTOMER))
                .then(new ComplaintClockResumed(at("2026-03-09"), "B1"));

        assertThat(clock(telling.complaint("2026-03-10"), "final-answer").turns())
                .extracting(Turn::what, Turn::reason)
                .containsExactly(
                        tuple(Tick.STARTED, null),
                        tuple(Tick.PAUSED, PauseReason.WAITING_FOR_CUSTOMER),
                        tuple(Tick.RESUMED, null));
    }

    @Test
    void an_answer_in_time_that_is_entered_late_was_a_false_alarm() {
        ComplaintDocument.Clock clock = clock(
                Telling.of("J1")
                        .then(lodged(at("2026-03-02"), null))
                        .then(answered(at("2026-04-20")), at("2026-05-04"))
                        .complaint("2026-06-01"),
                "final-answer");

        // what was true
        assertThat(clock.breached()).isFalse();
        assertThat(clock.breachedAt()).isNull();
        // what was known
        assertThat(clock.knownBreached())
                .containsExactly(new Span(at("2026-04-27").plusMillis(1), at("2026-05-04")));
        assertThat(clock.knownBreachedAt()).isNull();
    }

    @Test
    void a_complaint_that_is_entered_late_was_breached_before_anybody_could_know() {
        ComplaintDocument.Clock clock = clock(
                Telling.of("J1")
                        .then(lodged(at("2026-03-02"), null), at("2026-05-04"))
                        .complaint("2026-06-01"),
                "final-answer");

        assertThat(clock.breachedAt()).isEqualTo(at("2026-04-27"));
        assertThat(clock.knownBreachedAt()).isEqualTo(at("2026-05-04"));
        assertThat(clock.turns().getLast().recordedAt()).isEqualTo(at("2026-05-04"));
        assertThat(clock.knownBreached()).containsExactly(new Span(at("2026-05-04"), null));
    }

    @Test
    void a_breach_before_a_reopening_is_not_forgotten() {
        ComplaintDocument.Clock clock = clock(
                Telling.of("J1")
                        .then(lodged(at("2026-03-02"), null))
                        .then(answered(at("2026-05-01")))
                        .then(new ComplaintReopened(at("2026-05-10"), "B1", null))
                        .complaint("2026-05-11"),
                "final-answer");

        assertThat(clock.breached()).isTrue();
        assertThat(clock.breachedAt()).isEqualTo(at("2026-04-27"));
        assertThat(clock.running()).isTrue();
        assertThat(clock.dueAt()).isEqualTo(at("2026-07-05"));
        assertThat(clock.turns())
                .extracting(Turn::what)
                .containsExactly(Tick.STARTED, Tick.BREACHED, Tick.STOPPED, Tick.STARTED);
    }

    @Test
    void an_acknowledgement_of_a_clock_that_runs_ahead_of_the_lodging_still_counts() {
        ComplaintDocument complaint = Telling.of("J1")
                .then(lodged(at("2026-03-02"), null))
                .then(new ComplaintAcknowledged(at("2026-03-02").minusMillis(5), "B1", null, null))
                .complaint("2026-03-20");

        assertThat(clock(complaint, "acknowledgement").breached()).isFalse();
    }

    private static ComplaintDocument.Clock clock(ComplaintDocument complaint, String name) {
        return complaint.clocks().stream()
                .filter(clock -> Objects.equals(clock.name(), name))
                .findFirst()
                .orElseThrow();
    }

    private static ComplaintAnswered answered(Instant at) {
        return new ComplaintAnswered(at, "B1", Answer.REJECTED, null, PersonalText.of("Used wrongly."));
    }

    private static ComplaintLodged lodged(Instant at, @Nullable String regime) {
        return new ComplaintLodged(at, "B1", null, null, null, null, null, null, null, null, regime, null);
    }
}
