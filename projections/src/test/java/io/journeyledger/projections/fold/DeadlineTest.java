package io.journeyledger.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent.ComplaintClockPaused;
import io.journeyledger.ledger.ComplaintEvent.ComplaintClockResumed;
import io.journeyledger.ledger.ComplaintEvent.ComplaintLodged;
import io.journeyledger.ledger.ComplaintEvent.PauseReason;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.policy.BusinessCalendar;
import io.journeyledger.projections.policy.ComplaintPolicy.Clock;
import io.journeyledger.projections.policy.ComplaintPolicy.Stops;
import io.journeyledger.projections.policy.Term;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a pause does to a deadline. */
class DeadlineTest {

    @Test
    void no_deadline_lies_within_a_pause() {
        Instant start = Instant.parse("2026-01-05T10:00:00Z");
        BusinessCalendar calendar =
                new BusinessCalendar(ZoneOffset.UTC, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), new TreeMap<>());
        Term days = new Term(Duration.ofDays(14), null, true);
        Term businessDays = new Term(null, 10, false);
        Deadline.Pause overMidnight =
                new Deadline.Pause(Instant.parse("2026-01-19T20:00:00Z"), Instant.parse("2026-01-20T06:00:00Z"));
        Deadline.Pause overNoon =
                new Deadline.Pause(Instant.parse("2026-01-19T09:00:00Z"), Instant.parse("2026-01-19T15:00:00Z"));

        assertThat(Deadline.of(days, calendar, start, List.of())).isEqualTo("2026-01-19T23:59:59.999Z");
        assertThat(Deadline.of(days, calendar, start, List.of(overMidnight))).isEqualTo("2026-01-20T23:59:59.999Z");
        assertThat(Deadline.of(businessDays, calendar, start, List.of())).isEqualTo("2026-01-19T10:00:00Z");
        assertThat(Deadline.of(businessDays, calendar, start, List.of(overNoon)))
                .as("an hour was left")
                .isEqualTo("2026-01-19T16:00:00Z");
    }

    @Test
    void a_pause_in_which_clocks_are_put_back_or_forward_moves_the_last_day_by_its_days() {
        BusinessCalendar london = new BusinessCalendar(ZoneId.of("Europe/London"), Set.of(), new TreeMap<>());

        assertThat(Deadline.of(
                        new Term(Duration.ofDays(10), null, true),
                        london,
                        Instant.parse("2026-10-20T22:30:00Z"),
                        List.of(pause("2026-10-24T22:30:00Z", "2026-10-25T23:30:00Z"))))
                .as("23:30 on the 20th, a day's pause")
                .isEqualTo("2026-10-31T23:59:59.999Z");
        assertThat(Deadline.of(
                        new Term(Duration.ofDays(20), null, true),
                        london,
                        Instant.parse("2026-03-20T00:15:00Z"),
                        List.of(pause("2026-03-28T00:15:00Z", "2026-03-29T23:15:00Z"))))
                .as("00:15 on the 20th, a pause of two days")
                .isEqualTo("2026-04-11T22:59:59.999Z");
    }

    private static Deadline.Pause pause(String from, String until) {
        return new Deadline.Pause(Instant.parse(from), Instant.parse(until));
    }

    @Test
    void no_pause_brings_a_deadline_forward() {
        BusinessCalendar calendar = new BusinessCalendar(
                ZoneId.of("Europe/Brussels"), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), new TreeMap<>());
        Clock clock = new Clock(
                "own",
                Stops.FINAL_ANSWER,
                new Term(null, 1, false),
                null,
                Set.of(PauseReason.WAITING_FOR_CUSTOMER),
                true);
        RunningClock running = new RunningClock(clock, calendar);
        List<Instant> due = new ArrayList<>();
        Telling telling = Telling.of("J1")
                .then(lodged(Instant.parse("2026-10-02T04:19:50Z")))
                .then(paused("2026-10-03T16:04:00Z"))
                .then(new ComplaintClockResumed(Instant.parse("2026-10-08T09:07:00Z"), "B1"))
                .then(paused("2026-10-08T12:51:00Z"))
                .then(new ComplaintClockResumed(Instant.parse("2026-10-08T22:03:00Z"), "B1"));

        for (Recorded recorded : telling.events()) {
            running.take(recorded);
            Instant now =
                    running.document(recorded.event().occurredAt(), List.of()).dueAt();
            due.add(now == null ? due.getLast() : now); // while it stands still there is none
        }

        assertThat(due).isSorted();
    }

    private static ComplaintClockPaused paused(String at) {
        return new ComplaintClockPaused(Instant.parse(at), "B1", PauseReason.WAITING_FOR_CUSTOMER);
    }

    private static ComplaintLodged lodged(Instant at) {
        return new ComplaintLodged(at, "B1", null, null, null, null, null, null, null, null, null, null);
    }
}
