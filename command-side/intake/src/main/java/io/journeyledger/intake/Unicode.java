package io.journeyledger.intake;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What makes a text none. JSON can escape half of a surrogate pair, which is no character (Unicode, D85): no UTF-8 can
 * say it, and what is sealed or sent on would be another text. It can escape control characters, too, which nobody sees
 * and neither PostgreSQL (NUL) nor XML (1.0, 2.2) takes.
 */
public final class Unicode {

    private static final int DELETE = 0x7f;

    private Unicode() {}

    /**
     * A text of an entry that is none.
     *
     * @param path from the node on that was asked of, such as {@code .lines[0].product}; of a name that of the object
     *     it stands in
     * @param holds what makes it none
     */
    record Broken(String path, String holds) {

        private Broken below(String step) {
            return new Broken(step + path, holds);
        }
    }

    /** What a text holds that no text holds; none when it is one. Tabs and ends of lines may stand in it. */
    static @Nullable String broken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == DELETE || (c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
                return control(c);
            }
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    return "half of a surrogate pair";
                }
                i++;
            }
        }
        return null;
    }

    /** The same of what is written in one line, such as an id: no control character at all may stand in it. */
    public static @Nullable String brokenLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return control(text.charAt(i));
            }
        }
        return broken(text);
    }

    /** The first text from this node on that is none, be it a value or the name of one. */
    static @Nullable Broken broken(JsonNode node) {
        if (node.isString()) {
            String holds = broken(node.asString());
            return holds == null ? null : new Broken("", holds);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                Broken broken = broken(node.get(i));
                if (broken != null) {
                    return broken.below("[" + i + "]");
                }
            }
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            String name = brokenLine(property.getKey());
            if (name != null) {
                return new Broken("", "a name with " + name);
            }
            Broken broken = broken(property.getValue());
            if (broken != null) {
                return broken.below("." + property.getKey());
            }
        }
        return null;
    }

    /**
     * Whether a reader sees nothing: there is no letter, digit or sign in it. Blanks that do not break, and characters
     * without width, count as nothing here, as they do for people.
     */
    public static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isSeen(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSeen(int character) {
        if (character > ' ' && character < DELETE) {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default -> true;
        };
    }

    /** The text without what makes it none or more than a line, at most 200 characters of it. */
    public static String oneLine(String text) {
        String line = text.codePoints()
                .limit(EntryReader.LONGEST_ID)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return isBlank(line) ? "upload" : line;
    }

    private static String control(char c) {
        return String.format(Locale.ROOT, "the control character U+%04X", (int) c);
    }
}
