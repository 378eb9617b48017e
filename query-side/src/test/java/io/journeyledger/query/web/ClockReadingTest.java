package io.journeyledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent.PauseReason;
import io.journeyledger.projections.document.ComplaintDocument.Clock;
import io.journeyledger.projections.document.ComplaintDocument.Tick;
import io.journeyledger.projections.document.ComplaintDocument.Turn;
import io.journeyledger.projections.policy.BusinessCalendar;
import io.journeyledger.projections.policy.ComplaintPolicy;
import io.journeyledger.projections.policy.ComplaintPolicy.Regime;
import io.journeyledger.projections.policy.ComplaintPolicy.Stops;
import io.journeyledger.projections.policy.Term;
import io.journeyledger.query.MadeUp;
import io.journeyledger.query.web.ClockReading.Kind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockReadingTest {

    private static final ZoneId ZONE = ZoneOffset.UTC;
    /** Monday, 2026-03-09, is a holiday. */
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(
            ZONE,
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            new TreeMap<>(Map.of(LocalDate.of(2026, 3, 9), "Founder’s day")));

    private static final Term TERM = new Term(null, 10, true);

    @ParameterizedTest
    @CsvSource({
        // Friday until the next Thursday, over a weekend and a holiday
        "2026-03-06T12:00:00Z, 2026-03-12T17:00:00Z, DUE, 3",
        "2026-03-06T12:00:00Z, 2026-03-09T17:00:00Z, DUE, 0",
        "2026-03-06T12:00:00Z, 2026-03-06T17:00:00Z, TODAY, 0",
        "2026-03-06T18:00:00Z, 2026-03-06T17:00:00Z, OVERDUE, 0",
        "2026-03-11T18:00:00Z, 2026-03-06T17:00:00Z, OVERDUE, 2",
    })
    void counts_business_days_by_the_calendar(Instant now, Instant due, Kind kind, long days) {
        assertThat(read(now, MadeUp.clock(due, null))).singleElement().satisfies(reading -> {
            assertThat(reading.kind()).isEqualTo(kind);
            assertThat(reading.days()).isEqualTo(days);
            assertThat(reading.businessDays()).isTrue();
        });
    }

    @Test
    void says_how_long_a_clock_stood_still_before_and_why() {
        Clock clock = MadeUp.clock(
                Instant.parse("2026-03-12T17:00:00Z"),
                null,
                turn(Tick.STARTED, "2026-02-20T09:00:00Z"),
                turn(Tick.PAUSED, "2026-02-23T09:00:00Z"),
                turn(Tick.RESUMED, "2026-02-25T10:00:00Z"));

        assertThat(read(Instant.parse("2026-03-06T12:00:00Z"), clock))
                .singleElement()
                .satisfies(reading -> {
                    assertThat(reading.paused()).isTrue();
                    assertThat(reading.pausedDays()).isEqualTo(2);
                    assertThat(reading.pauseReason()).isEqualTo(PauseReason.WAITING_FOR_CUSTOMER);
                });
    }

    @Test
    void says_since_when_a_clock_stands_still() {
        Clock clock = MadeUp.clock(
                null, null, turn(Tick.STARTED, "2026-03-01T09:00:00Z"), turn(Tick.PAUSED, "2026-03-02T09:00:00Z"));

        assertThat(read(Instant.parse("2026-03-06T12:00:00Z"), clock))
                .singleElement()
                .satisfies(reading -> {
                    assertThat(reading.kind()).isEqualTo(Kind.PAUSED);
                    assertThat(reading.days()).isEqualTo(4);
                });
    }

    @Test
    void says_nothing_of_clocks_that_are_over() {
        Clock over = MadeUp.clock(Instant.EPOCH, Instant.EPOCH);

        assertThat(read(Instant.parse("2026-03-06T12:00:00Z"), over)).isEmpty();
    }

    private static List<ClockReading> read(Instant now, Clock clock) {
        ComplaintPolicy policy = new ComplaintPolicy(
                Map.of("office", CALENDAR),
                Map.of(
                        ComplaintPolicy.DEFAULT,
                        new Regime(
                                "office",
                                List.of(new ComplaintPolicy.Clock(
                                        "final-answer",
                                        Stops.FINAL_ANSWER,
                                        TERM,
                                        null,
                                        Set.of(PauseReason.values()),
                                        true)))));
        return ClockReading.of(MadeUp.complaint("B1", Instant.EPOCH, null, clock), policy, now, ZONE);
    }

    private static Turn turn(Tick what, String at) {
        return MadeUp.turn(what, Instant.parse(at));
    }
}
