package io.journeyledger.query.care;

import co.elastic.clients.elasticsearch._types.FieldValue;
import io.journeyledger.query.CursorText;
import io.journeyledger.query.InvalidQuestionException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the care list, after one customer. It stays where it is when those before it are done and leave the list.
 *
 * @param priority of what is most urgent of the customer
 * @param since how long something is due of the customer, in milliseconds since 1970
 */
record CareCursor(long priority, long since, String journey) {

    private static final int LONGEST = 1000;

    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,18}) (-?[0-9]{1,18}) (\\S+)");

    static CareCursor of(List<FieldValue> sort) {
        return new CareCursor(
                sort.get(0).longValue(), sort.get(1).longValue(), sort.get(2).stringValue());
    }

    /** @throws InvalidQuestionException when the text was not made by {@link #toString} */
    static CareCursor parse(String text) {
        Matcher parts = CursorText.read(text, LONGEST, FORM);
        return new CareCursor(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3));
    }

    List<FieldValue> sort() {
        return List.of(FieldValue.of(priority), FieldValue.of(since), FieldValue.of(journey));
    }

    @Override
    public String toString() {
        return CursorText.of(priority, since, journey);
    }
}
