package io.journeyledger.projections.index;

import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes instants exactly as {@link Instant#toString} does, several times as fast for those of whole milliseconds in years of
 * four digits: a document has a dozen of them.
 */
final class InstantJson extends StdSerializer<Instant> {

    private static final int SECONDS_A_DAY = 86_400;
    private static final int NANOS_A_MILLI = 1_000_000;
    private static final int SECONDS_LENGTH = 20;
    private static final int MILLIS_LENGTH = 24;
    private static final long YEAR_0 = LocalDate.of(0, 1, 1).toEpochDay();
    private static final long YEAR_10000 = LocalDate.of(10_000, 1, 1).toEpochDay();

    InstantJson() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
        long day = Math.floorDiv(instant.getEpochSecond(), SECONDS_A_DAY);
        if (day < YEAR_0 || day >= YEAR_10000 || instant.getNano() % NANOS_A_MILLI != 0) {
            json.writeString(instant.toString());
            return;
        }
        char[] text = text(
                LocalDate.ofEpochDay(day),
                Math.floorMod(instant.getEpochSecond(), SECONDS_A_DAY),
                instant.getNano() / NANOS_A_MILLI);
        json.writeString(text, 0, text.length);
    }

    private static char[] text(LocalDate date, int second, int millis) {
        char[] text = new char[millis == 0 ? SECONDS_LENGTH : MILLIS_LENGTH];
        digits(text, 0, 4, date.getYear());
        text[4] = '-';
        digits(text, 5, 2, date.getMonthValue());
        text[7] = '-';
        digits(text, 8, 2, date.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 2, second / 3600);
        text[13] = ':';
        digits(text, 14, 2, second / 60 % 60);
        text[16] = ':';
        digits(text, 17, 2, second % 60);
        if (millis > 0) {
            text[19] = '.';
            digits(text, 20, 3, millis);
        }
        text[text.length - 1] = 'Z';
        return text;
    }

    private static void digits(char[] text, int from, int count, int number) {
        int rest = number;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
