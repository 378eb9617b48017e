package io.journeyledger.projections.model.fit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes values in the text of a policy and leaves everything else as it is, comments above all. */
final class PolicyText {

    private static final Pattern KEY = Pattern.compile("(?<indent> *)(?<key>[A-Za-z][\\w-]*):(?<rest>.*)");
    /** A quoted text, a list on one line, or a plain value, and what follows it. */
    private static final Pattern VALUE = Pattern.compile(
            "(?<before>\\s+)(?:\"[^\"]*\"|'[^']*'|\\[[^\\]]*\\]|[^\\s#\"'\\[{|>&*!][^#]*?)(?<after>\\s*(?:\\s#.*)?)");

    private PolicyText() {}

    private record Level(int indent, String key) {}

    /**
     * @param values by path, such as {@code models.purchases.r}; each key has a line of its own, with its value on that
     *     line
     * @throws IllegalArgumentException when a key is not found so, naming it
     */
    static String with(String yaml, Map<String, String> values) {
        TreeSet<String> missing = new TreeSet<>(values.keySet());
        Deque<Level> levels = new ArrayDeque<>();
        String changed = Stream.of(yaml.split("\n", -1))
                .map(line -> {
                    Matcher key = KEY.matcher(line);
                    if (!key.matches()) {
                        return line;
                    }
                    int indent = key.group("indent").length();
                    while (!levels.isEmpty() && levels.peek().indent() >= indent) {
                        levels.pop();
                    }
                    levels.push(new Level(indent, key.group("key")));
                    String value = values.get(path(levels));
                    Matcher old = VALUE.matcher(key.group("rest"));
                    if (value == null || !old.matches()) {
                        return line;
                    }
                    missing.remove(path(levels));
                    return line.substring(0, key.end("key") + 1) + old.group("before") + value + old.group("after");
                })
                .collect(Collectors.joining("\n"));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "The policy cannot be changed: it has no line of its own, with the value on it, for "
                            + String.join(", ", missing));
        }
        return changed;
    }

    private static String path(Deque<Level> levels) {
        StringBuilder path = new StringBuilder();
        for (Iterator<Level> from = levels.descendingIterator(); from.hasNext(); ) {
            path.append(path.isEmpty() ? "" : ".").append(from.next().key());
        }
        return path.toString();
    }
}
