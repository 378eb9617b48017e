package io.journeyledger.query.web;

import io.journeyledger.projections.document.ComplaintDocument.Clock;
import io.journeyledger.projections.document.ComplaintDocument.Tick;
import io.journeyledger.projections.document.ComplaintDocument.Turn;
import io.journeyledger.projections.policy.BusinessCalendar;
import io.journeyledger.query.web.frame.Display;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says of a clock in the reader's language what it measures and how it stands. In templates: {@code @clockWords}. */
@Component
public class ClockWords {

    private static final Pattern BUSINESS_DAYS = Pattern.compile("(\\d+) business days");
    private static final String END_OF_DAY = ", end of day";

    private final MessageSource texts;
    private final Display display;

    ClockWords(MessageSource texts, Display display) {
        this.texts = texts;
        this.display = display;
    }

    /** A name of the policy, such as {@code final-answer}; one that has no text as people would write it. */
    public String name(String name) {
        String plain = name.replace('-', ' ');
        String written = plain.substring(0, 1).toUpperCase(LocaleContextHolder.getLocale()) + plain.substring(1);
        String text = texts.getMessage("clock.name." + name, null, written, LocaleContextHolder.getLocale());
        return text == null ? written : text;
    }

    /** How long it runs, such as {@code within 8 weeks}. */
    public String term(String term) {
        String length = term.replace(END_OF_DAY, "");
        Matcher days = BUSINESS_DAYS.matcher(length);
        String words = days.matches() ? text("clock.businessDays", Integer.valueOf(days.group(1))) : length(length);
        return text(term.endsWith(END_OF_DAY) ? "clock.term.endOfDay" : "clock.term", words);
    }

    private String length(String iso) {
        Duration length = Duration.parse(iso);
        long days = length.toDays();
        if (days > 0 && days % 7 == 0) {
            return text("clock.weeks", days / 7);
        }
        return days > 0 && length.equals(Duration.ofDays(days))
                ? text("clock.days", days)
                : text("clock.hours", length.toHours());
    }

    /** How it stands, such as {@code 3 business days left, due Mar 2}. */
    public String standing(Clock clock, @Nullable BusinessCalendar calendar, Instant now) {
        Instant stopped = clock.stoppedAt();
        if (stopped != null) {
            return text(isLate(clock, now) ? "clock.stopped.late" : "clock.stopped", display.dateTime(stopped));
        }
        ClockReading reading = ClockReading.of(clock, calendar, now, display.zone());
        Instant due = reading.dueAt();
        if (due == null) {
            return text("clock.paused", display.dateTime(lastPause(clock)));
        }
        return switch (reading.kind()) {
            case OVERDUE ->
                text(clock.binding() ? "clock.missed" : "clock.lapsed", display.dateTime(due), days(reading));
            case TODAY -> text("clock.today", display.time(due));
            case DUE, PAUSED -> text("clock.left", days(reading), display.dateTime(due));
        };
    }

    /** Whether it was due before it stopped, since the lodging or the last reopening. */
    public boolean isLate(Clock clock, Instant now) {
        boolean late = false;
        for (Turn turn : clock.turns()) {
            late = turn.what() == Tick.BREACHED || (late && turn.what() != Tick.STARTED);
        }
        Instant due = clock.dueAt();
        return late || (clock.running() && due != null && due.isBefore(now));
    }

    /** When it was due, and nothing was done, before the complaint was reopened; none where all was done in time. */
    public @Nullable String missedBefore(Clock clock) {
        Instant breached = clock.breachedAt();
        return breached == null || !breached.isBefore(clock.startedAt())
                ? null
                : text(clock.binding() ? "clock.missed.before" : "clock.lapsed.before", display.dateTime(breached));
    }

    private String days(ClockReading reading) {
        return text(reading.businessDays() ? "clock.businessDays" : "clock.days", reading.days());
    }

    private static Instant lastPause(Clock clock) {
        return clock.turns().stream()
                .filter(turn -> turn.what() == Tick.PAUSED)
                .reduce((first, second) -> second)
                .map(turn -> turn.occurredAt())
                .orElse(clock.startedAt());
    }

    private String text(String key, Object... parts) {
        return texts.getMessage(key, parts, LocaleContextHolder.getLocale());
    }
}
