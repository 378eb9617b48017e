package io.journeyledger.intake;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says what is wrong with a value of an entry, in words of entries. */
final class WrongValue {

    /** Characters of a sentence, which may repeat what was sent: no pattern is looked for in more. */
    private static final int LONGEST = 240;

    private WrongValue() {}

    static String say(JacksonException e) {
        Class<?> wanted = e instanceof MismatchedInputException mismatched ? mismatched.getTargetType() : null;
        String expected = expected(wanted);
        if (e instanceof InvalidFormatException format && expected != null) {
            return "'" + EntryReader.shortened(String.valueOf(format.getValue())) + "' is " + expected;
        }
        if (e instanceof InputCoercionException || e instanceof StreamConstraintsException) {
            return "the number is too large";
        }
        String sentence = sentence(e);
        // Jackson's own name classes; those that are made here say what is expected already.
        return expected == null || !sentence.startsWith("Cannot") ? sentence : "what stands there is " + expected;
    }

    private static @Nullable String expected(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return null;
        }
        if (wanted.isEnum()) {
            return "none of " + Arrays.toString(wanted.getEnumConstants());
        }
        if (wanted == int.class || wanted == long.class || wanted == Integer.class || wanted == Long.class) {
            return "no whole number";
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return "neither true nor false";
        }
        if (Map.class.isAssignableFrom(wanted)) {
            return "no object";
        }
        if (Collection.class.isAssignableFrom(wanted)) {
            return "no list";
        }
        return wanted == double.class || Number.class.isAssignableFrom(wanted) ? "no number" : null;
    }

    /** The first that Jackson says; what follows are positions in a tree that nobody sees. */
    private static String sentence(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int end = message.indexOf('\n');
        String sentence = message.substring(0, end < 0 ? message.length() : end);
        String told = sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST) + "…";
        return told.replaceAll("`?[a-z]+(\\.[a-z]+)+\\.([A-Za-z$.]+)`?", "$2");
    }
}
