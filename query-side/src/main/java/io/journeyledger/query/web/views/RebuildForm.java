package io.journeyledger.query.web.views;

import io.journeyledger.projections.rebuild.RebuildRequest;
import io.journeyledger.query.web.frame.LocalTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the form of a rebuild sends, as it was typed: what is refused is shown again. */
record RebuildForm(
        @Nullable String view,
        @Nullable String recordedUntil,
        @Nullable String occurredUntil,
        @Nullable String policy,
        @Nullable String into) {

    static final RebuildForm EMPTY = new RebuildForm(null, null, null, null, null);

    /** @param zone in which the times were typed */
    RebuildRequest request(ZoneId zone, Instant now) {
        return new RebuildRequest(
                RebuildsResource.views(List.of(typed(view))),
                LocalTime.until("recordedUntil", typed(recordedUntil), zone, now),
                LocalTime.until("occurredUntil", typed(occurredUntil), zone, now),
                typed(policy).isBlank() ? null : policy,
                typed(into).isBlank() ? null : into);
    }

    private static String typed(@Nullable String value) {
        return value == null ? "" : value;
    }
}
