package io.journeyledger.projections.rehearsal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are asked for; what is null is not looked at.
 *
 * @param field such as {@code lifecycle.stage}
 * @param from what the journey has in the first reading; {@link #NOTHING} of one that has nothing there
 * @param to the same in the second
 */
public record Which(
        @Nullable String field,
        @Nullable String from,
        @Nullable String to) {

    public static final Which ALL = new Which(null, null, null);

    /** Stands for no value. */
    public static final String NOTHING = "-";

    /** What can be asked for as a field. */
    public static final List<String> FIELDS = Stream.concat(
                    Arrays.stream(Field.values()).map(Field::path), Stream.of(Change.UNTOLD))
            .toList();

    /** As forms and addresses send it: an empty word asks for nothing in particular. */
    public static Which of(@Nullable String field, @Nullable String from, @Nullable String to) {
        return new Which(asked(field), asked(from), asked(to));
    }

    boolean takes(Change change) {
        return (field == null || field.equals(change.field())) && is(from, change.from()) && is(to, change.to());
    }

    private static boolean is(@Nullable String asked, @Nullable String there) {
        return asked == null || asked.equals(there == null ? NOTHING : there);
    }

    private static @Nullable String asked(@Nullable String word) {
        return word == null || word.isBlank() ? null : word;
    }
}
