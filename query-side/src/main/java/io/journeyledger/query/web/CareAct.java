package io.journeyledger.query.web;

import io.journeyledger.ledger.EventType;
import io.journeyledger.query.web.act.Typed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done about an occasion to care: the buttons of its form. */
enum CareAct {
    DONE(EventType.CARE_OCCASION_DONE),
    TOMORROW(EventType.CARE_OCCASION_SNOOZED),
    NEXT_WEEK(EventType.CARE_OCCASION_SNOOZED),
    DAY(EventType.CARE_OCCASION_SNOOZED),
    DISMISS(EventType.CARE_OCCASION_DISMISSED);

    private static final int WEEK = 7;
    /** Days. What is put off for longer is dismissed. */
    private static final int LONGEST = 366;

    private static final int LONGEST_REASON = 2_000;

    private final EventType type;

    CareAct(EventType type) {
        this.type = type;
    }

    EventType type() {
        return type;
    }

    /** None where there is no such button. */
    static @Nullable CareAct of(String name) {
        return Arrays.stream(values())
                .filter(act -> act.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The fields of the event; what is wrong with what was typed is noted. */
    Map<String, Object> data(Typed typed, Instant now, ZoneId zone) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("occasion", typed.value("occasion"));
        LocalDate today = LocalDate.ofInstant(now, zone);
        switch (this) {
            case DONE -> {
                if (!typed.value("channel").isEmpty()) {
                    data.put("channel", typed.value("channel"));
                }
            }
            case TOMORROW -> data.put("until", begin(today.plusDays(1), zone));
            case NEXT_WEEK -> data.put("until", begin(today.plusDays(WEEK), zone));
            case DAY -> {
                LocalDate day = day(typed.value("day"));
                if (day == null || !day.isAfter(today) || day.isAfter(today.plusDays(LONGEST))) {
                    typed.wrong("day", "care.error.day");
                } else {
                    data.put("until", begin(day, zone));
                }
            }
            case DISMISS -> {
                String reason = typed.value("reason");
                if (reason.isEmpty()) {
                    typed.wrong("reason", "error.missing");
                } else if (reason.length() > LONGEST_REASON) {
                    typed.wrong("reason", "error.tooLong");
                }
                data.put("reason", reason);
            }
        }
        return data;
    }

    /** Put off until the morning: the list is there when work begins. */
    private static String begin(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toString();
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
