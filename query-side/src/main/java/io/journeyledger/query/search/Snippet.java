package io.journeyledger.query.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a text in which the words of a question stand.
 *
 * @param parts the piece, cut where the words begin and end
 */
record Snippet(List<Part> parts) {

    /** Private use characters: no markup, so nothing that a text brings along can become any. */
    static final String BEGIN = "\uE000";

    static final String END = "\uE001";

    /** @param match whether it is what was asked for, or what stands around it */
    public record Part(String text, boolean match) {}

    static Snippet of(String marked) {
        List<Part> parts = new ArrayList<>();
        boolean match = false;
        int begin = 0;
        for (int at = 0; at <= marked.length(); at++) {
            boolean mark = at < marked.length() && (marked.startsWith(BEGIN, at) || marked.startsWith(END, at));
            if (mark || at == marked.length()) {
                if (at > begin) {
                    parts.add(new Part(marked.substring(begin, at), match));
                }
                match = mark && marked.startsWith(BEGIN, at);
                begin = at + 1;
            }
        }
        return new Snippet(List.copyOf(parts));
    }
}
