package io.journeyledger.query.journey;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.Family;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.Window;
import io.journeyledger.query.text.TextQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a timeline is asked for.
 *
 * @param family none: all families
 * @param channel none: all channels
 * @param from not what occurred before it
 * @param until only what occurred before it
 * @param complaint id of the complaint whose events are wanted; none: all events
 * @param words what its events must say, in at most {@value TextQuery#LONGEST} characters; empty: whatever they say
 * @param newestFirst the direction in which to read
 * @param cursor where to go on, out of the page before; none: at the beginning
 * @param size at most so many events, 1 to {@value #MOST}
 */
public record TimelineQuery(
        @Nullable Family family,
        @Nullable Channel channel,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String complaint,
        String words,
        boolean newestFirst,
        @Nullable Cursor cursor,
        int size) {

    public static final int MOST = 200;

    /** @throws InvalidQuestionException when the size is out of its range, or the time is none */
    public TimelineQuery {
        new Window(from, until);
        InvalidQuestionException.within("size", size, 1, MOST);
    }
}
