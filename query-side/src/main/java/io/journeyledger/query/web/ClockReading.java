package io.journeyledger.query.web;

import io.journeyledger.ledger.ComplaintEvent.PauseReason;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.ComplaintDocument.Clock;
import io.journeyledger.projections.document.ComplaintDocument.Tick;
import io.journeyledger.projections.document.ComplaintDocument.Turn;
import io.journeyledger.projections.policy.BusinessCalendar;
import io.journeyledger.projections.policy.ComplaintPolicy;
import io.journeyledger.projections.policy.ComplaintPolicy.Regime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a clock that is not over says to somebody who works by it.
 *
 * @param clock its name, such as {@code final-answer}
 * @param days until it is due, since it was, or that it has stood still so far
 * @param businessDays whether those are business days; else all days count
 * @param dueAt none while it stands still
 * @param pausedDays whole days that it stood still before, 0 upwards
 * @param paused whether it ever stood still before
 * @param pauseReason why it stands or stood still, where it did so for one reason only
 */
record ClockReading(
        String clock,
        Kind kind,
        long days,
        boolean businessDays,
        @Nullable Instant dueAt,
        boolean paused,
        long pausedDays,
        @Nullable PauseReason pauseReason) {

    enum Kind {
        OVERDUE,
        TODAY,
        DUE,
        PAUSED
    }

    /** @param policy the one that the complaint's clocks were made under */
    static List<ClockReading> of(ComplaintDocument complaint, ComplaintPolicy policy, Instant now, ZoneId zone) {
        Regime regime = policy.regime(complaint.regime());
        return complaint.clocks().stream()
                .filter(clock -> clock.stoppedAt() == null && (clock.running() || clock.paused()))
                .sorted(Comparator.comparing(Clock::dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(clock -> of(clock, policy.calendar(regime), now, zone))
                .toList();
    }

    /** @param calendar whose business days count; none: all days of the zone do */
    static ClockReading of(Clock clock, @Nullable BusinessCalendar calendar, Instant now, ZoneId zone) {
        Duration still = Duration.ZERO;
        Instant since = null;
        Set<PauseReason> reasons = EnumSet.noneOf(PauseReason.class);
        for (Turn turn : clock.turns()) {
            if (turn.what() == Tick.STARTED) {
                still = Duration.ZERO;
                since = null;
                reasons.clear();
            } else if (turn.what() == Tick.PAUSED) {
                since = turn.occurredAt();
                Optional.ofNullable(turn.reason()).ifPresent(reasons::add);
            } else if (since != null && turn.what() == Tick.RESUMED) {
                still = still.plus(Duration.between(since, turn.occurredAt()));
                since = null;
            }
        }
        boolean paused = !still.isZero();
        PauseReason reason = reasons.size() == 1 ? reasons.iterator().next() : null;
        Instant due = clock.dueAt();
        if (due == null) {
            long days = since == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(since, now));
            return new ClockReading(clock.name(), Kind.PAUSED, days, false, null, paused, still.toDays(), reason);
        }
        LocalDate today = date(now, calendar, zone);
        LocalDate last = date(due, calendar, zone);
        Kind kind = due.isBefore(now) ? Kind.OVERDUE : last.equals(today) ? Kind.TODAY : Kind.DUE;
        long days = kind == Kind.OVERDUE ? days(last, today, calendar) : days(today, last, calendar);
        return new ClockReading(clock.name(), kind, days, calendar != null, due, paused, still.toDays(), reason);
    }

    private static LocalDate date(Instant instant, @Nullable BusinessCalendar calendar, ZoneId zone) {
        return calendar == null ? instant.atZone(zone).toLocalDate() : calendar.dateOf(instant);
    }

    /** Days after the first, up to and with the second. */
    private static long days(LocalDate after, LocalDate until, @Nullable BusinessCalendar calendar) {
        return calendar == null ? ChronoUnit.DAYS.between(after, until) : calendar.within(after, until);
    }
}
