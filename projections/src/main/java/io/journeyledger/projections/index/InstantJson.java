package io.journeyledger.projections.index;

import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes instants exactly as {@link Instant#toString} does, several times as fast: a document has a dozen of them.
 * Later ones than an index takes, such as what follows some days after the last instant that an event can name, become
 * the last that it takes.
 */
final class InstantJson extends StdSerializer<Instant> {

    private static final int SECONDS_A_DAY = 86_400;
    private static final int NANO_DIGITS = 9;
    private static final int DIGITS_A_STEP = 3;
    private static final int SECONDS_LENGTH = 19;
    private static final long YEAR_0 = LocalDate.of(0, 1, 1).toEpochDay();
    private static final String LAST = "9999-12-31T23:59:59.999999999Z";
    private static final long YEAR_10000 = LocalDate.of(10_000, 1, 1).toEpochDay();

    InstantJson() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
        long day = Math.floorDiv(instant.getEpochSecond(), SECONDS_A_DAY);
        if (day < YEAR_0) {
            json.writeString(instant.toString());
            return;
        }
        if (day >= YEAR_10000) {
            json.writeString(LAST);
            return;
        }
        char[] text = text(
                LocalDate.ofEpochDay(day), Math.floorMod(instant.getEpochSecond(), SECONDS_A_DAY), instant.getNano());
        json.writeString(text, 0, text.length);
    }

    private static char[] text(LocalDate date, int second, int nano) {
        int fraction = nano;
        int places = nano == 0 ? 0 : NANO_DIGITS;
        while (places > DIGITS_A_STEP && fraction % 1000 == 0) {
            fraction /= 1000;
            places -= DIGITS_A_STEP;
        }
        char[] text = new char[SECONDS_LENGTH + (places == 0 ? 0 : 1 + places) + 1];
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
        if (places > 0) {
            text[SECONDS_LENGTH] = '.';
            digits(text, SECONDS_LENGTH + 1, places, fraction);
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
