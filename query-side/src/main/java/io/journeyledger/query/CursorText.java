package io.journeyledger.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a place in a list that holds any text is written into an address: as Base64 (RFC 4648, 5), which nobody is to
 * take apart.
 */
public final class CursorText {

    private CursorText() {}

    /** @return the parts, which {@link #read} gives back, as one word */
    public static String of(Object... parts) {
        String text = Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(" "));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param longest most characters of the text
     * @return the parts
     * @throws InvalidQuestionException when it was not made by {@link #of} in that form
     */
    public static Matcher read(String text, int longest, Pattern form) {
        try {
            Matcher parts = form.matcher(
                    text.length() > longest
                            ? ""
                            : new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (parts.matches()) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            // Not Base64: refused below, like whatever else nobody was given.
        }
        throw new InvalidQuestionException("cursor", text, "use the cursor of the page before");
    }
}
