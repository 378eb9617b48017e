package io.journeyledger.query.web.picture;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.ComplaintDocument.Clock;
import io.journeyledger.projections.document.ComplaintDocument.Tick;
import io.journeyledger.projections.document.ComplaintDocument.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a complaint above each other on one scale of time.
 *
 * @param now where the present is; none where all was over before
 */
record ClockPicture(Instant from, Instant until, @Nullable Double now, List<Row> rows) {

    /**
     * @param bars when it ran, stood still and was late, and how long it still has
     * @param due where it is due; none while it stands still
     */
    public record Row(
            String clock, List<Bar> bars, @Nullable Double due) {}

    static ClockPicture of(ComplaintDocument complaint, Instant now) {
        boolean over = complaint.clocks().stream().allMatch(clock -> clock.stoppedAt() != null);
        Instant until =
                instants(complaint, over ? null : now).max(Instant::compareTo).orElse(complaint.lodgedAt());
        Instant from = instants(complaint, null).min(Instant::compareTo).orElse(complaint.lodgedAt());
        Scale scale = new Scale(from, until);
        return new ClockPicture(
                from,
                until,
                over ? null : scale.at(now),
                complaint.clocks().stream().map(clock -> row(clock, scale, now)).toList());
    }

    private static Stream<Instant> instants(ComplaintDocument complaint, @Nullable Instant now) {
        return Stream.concat(
                        Stream.of(complaint.lodgedAt(), now),
                        complaint.clocks().stream()
                                .flatMap(clock -> Stream.concat(
                                        Stream.of(clock.startedAt(), clock.stoppedAt(), clock.dueAt()),
                                        clock.turns().stream().map(Turn::occurredAt))))
                .filter(Objects::nonNull);
    }

    private static Row row(Clock clock, Scale scale, Instant now) {
        List<Bar> bars = new ArrayList<>();
        Instant since = null;
        String tone = "run";
        for (Turn turn : clock.turns()) {
            String next = tone(turn.what());
            if (next == null) {
                continue;
            }
            if (since != null) {
                bars.add(scale.bar(since, turn.occurredAt(), tone));
            }
            since = turn.what() == Tick.STOPPED ? null : turn.occurredAt();
            tone = next;
        }
        Instant due = clock.dueAt();
        if (since != null && clock.stoppedAt() == null) {
            bars.add(scale.bar(since, now.isBefore(since) ? since : now, tone));
            if (due != null && due.isAfter(now)) {
                bars.add(scale.bar(now, due, "left"));
            }
        }
        return new Row(clock.name(), List.copyOf(bars), due == null ? null : scale.at(due));
    }

    /** What a clock does after that; none where it goes on as before. */
    private static @Nullable String tone(Tick what) {
        return switch (what) {
            case STARTED, RESUMED, STOPPED -> "run";
            case PAUSED -> "still";
            case BREACHED -> "late";
            case EXTENDED -> null;
        };
    }
}
