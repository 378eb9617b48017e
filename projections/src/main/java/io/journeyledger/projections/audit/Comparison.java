package io.journeyledger.projections.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Compares two documents as JSON trees, field by field. Used once and thrown away. */
final class Comparison {

    /** Differences that a finding carries; more are counted. */
    static final int SHOWN = 50;

    /** Characters of a value that is no single number or word. */
    private static final int LONGEST = 200;

    private final Set<String> personal;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(Set<String> personal) {
        this.personal = personal;
    }

    /**
     * Every field that differs, in the order of the documents.
     *
     * @param personal paths of which no values are told
     */
    static List<Difference> of(JsonNode expected, JsonNode stored, Set<String> personal) {
        Comparison comparison = new Comparison(personal);
        comparison.compare("", expected, stored);
        return comparison.differences;
    }

    private void compare(String path, @Nullable JsonNode expected, @Nullable JsonNode stored) {
        if (expected == null ? stored == null : expected.equals(stored)) {
            return;
        }
        // 6, 6.0 and 6.00 are one number, whoever wrote the document.
        if (expected != null
                && stored != null
                && expected.isNumber()
                && stored.isNumber()
                && expected.decimalValue().compareTo(stored.decimalValue()) == 0) {
            return;
        }
        boolean told = !personal.contains(path);
        if (told && expected != null && stored != null) {
            if (expected.isObject() && stored.isObject()) {
                Set<String> names = new LinkedHashSet<>(expected.propertyNames());
                names.addAll(stored.propertyNames());
                names.forEach(name ->
                        compare(path.isEmpty() ? name : path + "." + name, expected.get(name), stored.get(name)));
                return;
            }
            if (expected.isArray()
                    && stored.isArray()
                    && expected.size() == stored.size()
                    && !sameOf(expected, stored)) {
                for (int i = 0; i < expected.size(); i++) {
                    compare(path + "[" + i + "]", expected.get(i), stored.get(i));
                }
                return;
            }
        }
        boolean secret = !told || hides(path, expected) || hides(path, stored);
        differences.add(new Difference(path, secret ? null : shown(expected), secret ? null : shown(stored), secret));
    }

    /** The same elements, in another order: that is one difference, not one for each. */
    private static boolean sameOf(JsonNode expected, JsonNode stored) {
        Map<JsonNode, Integer> counts = new HashMap<>();
        expected.forEach(element -> counts.merge(element, 1, Integer::sum));
        stored.forEach(element -> counts.merge(element, -1, Integer::sum));
        return counts.values().stream().allMatch(count -> count == 0);
    }

    /** Whether a value holds something personal further down. */
    private boolean hides(String path, @Nullable JsonNode value) {
        return value != null
                && value.isContainer()
                && personal.stream().anyMatch(secret -> path.isEmpty() || secret.startsWith(path + "."));
    }

    private static @Nullable JsonNode shown(@Nullable JsonNode value) {
        if (value == null || value.isNumber() || value.isBoolean()) {
            return value;
        }
        String text = value.isString() ? value.asString() : value.toString();
        if (text.length() <= LONGEST) {
            return value;
        }
        return JsonNodeFactory.instance.stringNode(text.substring(0, LONGEST) + "…");
    }
}
