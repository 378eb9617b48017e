package io.journeyledger.query.worklist;

import co.elastic.clients.elasticsearch._types.FieldValue;
import io.journeyledger.query.CursorText;
import io.journeyledger.query.InvalidQuestionException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the worklist, after one complaint. It stays where it is when others come and go.
 *
 * @param deadline in milliseconds since 1970; what Elasticsearch takes for none is the greatest number
 * @param lodged in milliseconds since 1970
 */
record WorklistCursor(long deadline, long lodged, String stream, String complaint) {

    private static final int LONGEST = 3000;

    /** The id of a complaint is whatever text its source made, of several lines even. */
    private static final Pattern FORM =
            Pattern.compile("(-?[0-9]{1,18}|" + Long.MAX_VALUE + ") (-?[0-9]{1,18}) (\\S+) (.+)", Pattern.DOTALL);

    static WorklistCursor of(List<FieldValue> sort) {
        return new WorklistCursor(
                sort.get(0).longValue(),
                sort.get(1).longValue(),
                sort.get(2).stringValue(),
                sort.get(3).stringValue());
    }

    /** @throws InvalidQuestionException when the text was not made by {@link #toString} */
    static WorklistCursor parse(String text) {
        Matcher parts = CursorText.read(text, LONGEST, FORM);
        return new WorklistCursor(
                Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3), parts.group(4));
    }

    List<FieldValue> sort() {
        return List.of(FieldValue.of(deadline), FieldValue.of(lodged), FieldValue.of(stream), FieldValue.of(complaint));
    }

    @Override
    public String toString() {
        return CursorText.of(deadline, lodged, stream, complaint);
    }
}
