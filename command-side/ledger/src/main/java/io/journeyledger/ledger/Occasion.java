package io.journeyledger.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an occasion to care for a customer, such as {@code welcome:J17.0}: of what kind it is, and the event that
 * gave rise to it. It follows from the ledger, so the same occasion has the same name whoever derives it, and whenever.
 *
 * @param kind such as {@code welcome} or {@code anniversary-3}: lower-case letters, digits and hyphens, at most 40
 * @param journey in whose stream the event was recorded
 * @param sequence its place there
 */
public record Occasion(String kind, JourneyId journey, long sequence) {

    private static final Pattern NAME =
            Pattern.compile("([a-z][a-z0-9-]{0,39}):([A-Za-z0-9_-]{1,64})\\.(0|[1-9][0-9]{0,17})");

    /** None where it is the name of no occasion. */
    public static @Nullable Occasion of(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches()
                ? new Occasion(parts.group(1), new JourneyId(parts.group(2)), Long.parseLong(parts.group(3)))
                : null;
    }

    /** Id of the event that gave rise to it. */
    public String event() {
        return Recorded.eventId(journey.value(), sequence);
    }

    /** The name. */
    @Override
    public String toString() {
        return kind + ":" + event();
    }
}
