package io.journeyledger.query.web;

import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.journey.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What occurred on one day.
 *
 * @param continued whether its first events stand on the page before
 */
record Day(LocalDate date, boolean continued, List<TimelineDocument> events) {

    /** @param after where the page begins; none at the beginning */
    static List<Day> group(List<TimelineDocument> events, ZoneId zone, @Nullable Cursor after) {
        LocalDate before = after == null ? null : date(Instant.ofEpochMilli(after.occurredAt()), zone);
        Map<LocalDate, List<TimelineDocument>> days = events.stream()
                .collect(Collectors.groupingBy(
                        event -> date(event.timestamp(), zone), LinkedHashMap::new, Collectors.toList()));
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getKey().equals(before), day.getValue()))
                .toList();
    }

    private static LocalDate date(Instant instant, ZoneId zone) {
        return LocalDate.ofInstant(instant, zone);
    }
}
