package io.journeyledger.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether texts are what Unicode calls well formed (D85). JSON can escape half of a surrogate pair, which is no character: no UTF-8
 * can say it, and what is sealed or sent on would be another text.
 */
final class Unicode {

    private Unicode() {}

    static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** The path, from this node on, to the first text that is not well formed, such as {@code .lines[0].product}. */
    static @Nullable String broken(JsonNode node) {
        if (node.isString()) {
            return isText(node.asString()) ? null : "";
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                String broken = broken(node.get(i));
                if (broken != null) {
                    return "[" + i + "]" + broken;
                }
            }
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            String broken = broken(property.getValue());
            if (broken != null) {
                return "." + property.getKey() + broken;
            }
        }
        return null;
    }
}
