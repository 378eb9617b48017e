package io.journeyledger.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
        try {
            Matcher matcher = FORM.matcher(
                    text.length() > LONGEST
                            ? ""
                            : new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (matcher.matches()) {
                return new CareCursor(
                        Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3));
            }
        } catch (IllegalArgumentException e) {
            // Not Base64: refused below, like whatever else nobody was given.
        }
        throw new InvalidQuestionException("cursor", text, "use the cursor of the page before");
    }

    List<FieldValue> sort() {
        return List.of(FieldValue.of(priority), FieldValue.of(since), FieldValue.of(journey));
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((priority + " " + since + " " + journey).getBytes(StandardCharsets.UTF_8));
    }
}
