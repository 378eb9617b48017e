package io.journeyledger.projections.rehearsal;

import io.journeyledger.projections.index.DocumentJson;
import org.jspecify.annotations.Nullable;

/**
 * A field of a journey that differs between the two readings.
 *
 * @param field such as {@code lifecycle.stage}; {@link #UNTOLD} where a reading makes nothing of an event of the
 *     journey: rule and event on its side say why, and nothing else is told of the journey
 * @param from none where the journey has no such thing, or is not there
 * @param fromRule why it is so, such as {@code repeat-purchase}; none where nothing is to be said
 * @param fromEvent id of the event behind it
 */
public record Change(
        String journey,
        String field,
        @Nullable String from,
        @Nullable String to,
        @Nullable String fromRule,
        @Nullable String fromEvent,
        @Nullable String toRule,
        @Nullable String toEvent) {

    public static final String UNTOLD = "untold";

    static Change of(byte[] line) {
        return DocumentJson.mapper().readValue(line, Change.class);
    }
}
