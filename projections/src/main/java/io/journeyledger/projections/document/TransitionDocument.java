package io.journeyledger.projections.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of stage. What each field means stands in {@code docs/reference/views.md}.
 *
 * @param timestamp written as {@code @timestamp}: when the stage changed
 * @param from none at the beginning of the journey
 */
public record TransitionDocument(
        Instant timestamp,
        Journey journey,
        int sequence,
        @Nullable Stage from,
        Stage to,
        Cause cause,
        @Nullable Double daysInStage,
        String policy,
        long position)
        implements Document {

    @Override
    public String id() {
        return journey.id() + ":" + sequence;
    }

    public record Journey(String id) {}

    /**
     * @param rule why, such as {@code repeat-purchase}
     * @param action name of the event behind it; with rules of silence the last one before
     * @param event id of that event
     */
    public record Cause(String rule, String action, String event) {}
}
