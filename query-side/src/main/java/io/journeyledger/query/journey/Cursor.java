package io.journeyledger.query.journey;

import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.InvalidQuestionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a timeline, between two events. It stays where it is when events are added.
 *
 * @param occurredAt when the last event before it occurred, in milliseconds since 1970
 * @param position that event's position in the ledger, or one that would stand there
 */
public record Cursor(long occurredAt, long position) {

    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,18})\\.([0-9]{1,18})");

    public static Cursor after(TimelineDocument event) {
        return new Cursor(event.timestamp().toEpochMilli(), event.position());
    }

    /** Where a timeline that is read newest first begins with that event. */
    public static Cursor before(TimelineDocument event) {
        return new Cursor(event.timestamp().toEpochMilli(), event.position() + 1);
    }

    /** @throws InvalidQuestionException when the text was not made by {@link #toString} */
    public static Cursor parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidQuestionException("cursor", text, "use the cursor of the page before");
        }
        return new Cursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public String toString() {
        return occurredAt + "." + position;
    }
}
