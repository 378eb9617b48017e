package io.journeyledger.intake;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What makes a text none. JSON can escape half of a surrogate pair, which is no character (Unicode, D85): no UTF-8 can say it,
 * and what is sealed or sent on would be another text. It can escape control characters, too, which nobody sees and neither
 * PostgreSQL (NUL) nor XML (1.0, 2.2) takes.
 */
final class Unicode {

    private static final int DELETE = 0x7f;

    private Unicode() {}

    /**
     * A text of an entry that is none.
     *
     * @param path from the node on that was asked of, such as {@code .lines[0].product}
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
    static @Nullable String brokenLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return control(text.charAt(i));
            }
        }
        return broken(text);
    }

    /** The first text from this node on that is none. */
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
            Broken broken = broken(property.getValue());
            if (broken != null) {
                return broken.below("." + property.getKey());
            }
        }
        return null;
    }

    private static String control(char c) {
        return String.format(Locale.ROOT, "the control character U+%04X", (int) c);
    }
}
