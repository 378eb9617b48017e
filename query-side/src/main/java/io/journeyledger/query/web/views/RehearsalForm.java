package io.journeyledger.query.web.views;

import io.journeyledger.projections.rehearsal.Side;
import io.journeyledger.query.web.frame.LocalTime;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a rehearsal sends, as it was typed: what is refused is shown again.
 *
 * @param fromPolicy version of a policy that is known; empty: the one of the program
 * @param text file of a policy to try; empty: {@code toPolicy}
 */
record RehearsalForm(
        @Nullable String fromPolicy,
        @Nullable String fromRecorded,
        @Nullable String fromOccurred,
        @Nullable String toPolicy,
        @Nullable String toRecorded,
        @Nullable String toOccurred,
        @Nullable String text) {

    static RehearsalForm trying(String text) {
        return new RehearsalForm(null, null, null, null, null, null, text);
    }

    /** The same with a file that was chosen in place of what was typed. */
    RehearsalForm with(String file) {
        return new RehearsalForm(fromPolicy, fromRecorded, fromOccurred, toPolicy, toRecorded, toOccurred, file);
    }

    public boolean triesFile() {
        return !typed(text).isBlank();
    }

    /** Browsers end lines as in letters; a file that was not changed keeps its version. */
    String file() {
        return typed(text).replace("\r\n", "\n");
    }

    /** @param now end of a day or a minute that goes on */
    Side from(ZoneId zone, Instant now) {
        return side(fromPolicy, "fromRecorded", fromRecorded, "fromOccurred", fromOccurred, zone, now);
    }

    /** @param now end of a day or a minute that goes on */
    Side to(ZoneId zone, Instant now) {
        return side(toPolicy, "toRecorded", toRecorded, "toOccurred", toOccurred, zone, now);
    }

    private static Side side(
            @Nullable String policy,
            String recordedName,
            @Nullable String recorded,
            String occurredName,
            @Nullable String occurred,
            ZoneId zone,
            Instant now) {
        return new Side(
                typed(policy).isBlank() ? null : policy,
                LocalTime.until(recordedName, typed(recorded), zone, now),
                LocalTime.until(occurredName, typed(occurred), zone, now));
    }

    private static String typed(@Nullable String value) {
        return value == null ? "" : value;
    }
}
