package io.journeyledger.server.run;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.journeyledger.projections.live.ViewProcessor;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Axon logs for how long it would wait after a failure, up to a minute; the live projection waits no longer than it
 * says here.
 */
public final class WaitsAsTheyAre extends TurboFilter {

    private static final String AXON = TrackingEventProcessor.class.getName();
    private static final long LONGEST = ViewProcessor.LONGEST_WAIT.toSeconds();

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] values,
            @Nullable Throwable failure) {
        if (level != Level.WARN
                || format == null
                || values == null
                || !logger.getName().equals(AXON)) {
            return FilterReply.NEUTRAL;
        }
        int last = values.length - 1;
        if (!format.endsWith("retry in {}s")
                || !(values[last] instanceof Number seconds)
                || seconds.longValue() <= LONGEST) {
            return FilterReply.NEUTRAL;
        }
        Object[] right = values.clone();
        right[last] = LONGEST;
        logger.warn(format, right);
        return FilterReply.DENY;
    }
}
