package io.journeyledger.query.extract;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.MappedField;
import io.journeyledger.query.InvalidQuestionException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The fields that a question names. Elasticsearch finds nothing in a field that is not there, nor by
 * {@code query_string} in one that stands in a nested list, without a word. What is a name is what the grammar of
 * Lucene's classic query parser takes for one.
 */
final class NamedFields {

    private static final String EXISTS = "_exists_";

    private static final String ESCAPED = "\\\\.";
    private static final String QUOTED = "\"[^\"\\\\]*+(?:" + ESCAPED + "[^\"\\\\]*+)*+(?:\"|\\z)";
    private static final String REGULAR_EXPRESSION = "/[^/\\\\]*+(?:" + ESCAPED + "[^/\\\\]*+)*+(?:/|\\z)";
    private static final String RANGE = "[\\[{][^\\]}\"]*+(?:" + QUOTED + "[^\\]}\"]*+)*+(?:[\\]}]|\\z)";
    private static final String TERM = "(?:[^\\s\\u3000+\\-!():^\\[\\]\"{}~*?\\\\/]|" + ESCAPED
            + ")(?:[^\\s\\u3000!():^\\[\\]\"{}~*?\\\\/]++|" + ESCAPED + ")*+";

    /** What follows a name is none, whatever colons are in it: Elasticsearch knows best what is wrong with it. */
    private static final String VALUE = "(?:[^\\s\\u3000()\"\\[{/\\\\]++|" + ESCAPED + ")*+";

    private static final Pattern PART = Pattern.compile(
            QUOTED + "|" + REGULAR_EXPRESSION + "|" + RANGE + "|(?<name>" + TERM + ")\\s*+:" + VALUE + "|" + TERM,
            Pattern.DOTALL);

    /** What is asked for by {@value #EXISTS}: one name, or several in brackets. */
    private static final Pattern EXISTING = Pattern.compile(
            "\\s*+:[\\s\\u3000]*+(?:\\([^()]*+\\)|" + QUOTED + "|(?:[^\\s\\u3000()\"\\\\]++|" + ESCAPED + ")++)",
            Pattern.DOTALL);

    /** A star that is not escaped ends no name that Elasticsearch would look for. A weight or a distance is none. */
    private static final Pattern NAME =
            Pattern.compile("[\\^~][0-9.]*+|(?<name>" + QUOTED + "|" + TERM + "[*?]*+)", Pattern.DOTALL);

    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "&&", "||");

    /** What to ask by instead of what stands in a nested list. */
    private static final Map<String, String> PLAIN = Map.of(
            "clocks", "breached or nextDeadline",
            "care.occasions", "care.dueOccasions or care.priority");

    private final View view;
    private final String query;
    private final List<MappedField> fields;

    private NamedFields(View view, String query) {
        this.view = view;
        this.query = query;
        this.fields = MappedField.of(view);
    }

    /**
     * @throws InvalidQuestionException when the question names a field by which documents of the view cannot be found
     */
    static void areOf(View view, String query) {
        NamedFields named = new NamedFields(view, query);
        Matcher part = PART.matcher(query);
        while (part.find()) {
            if (part.group("name") != null) {
                named.check(unescaped(part.group("name")), part.end("name"));
            }
        }
    }

    private void check(String name, int end) {
        if (name.equals(EXISTS)) {
            Matcher existing = EXISTING.matcher(query).region(end, query.length());
            if (existing.lookingAt()) {
                existing(existing.group());
            }
            return;
        }
        notNested(name);
        // A star, which is escaped in a question, is for whatever fields there are.
        if (!name.equals("_id") && !name.contains("*") && fields.stream().noneMatch(field -> field.isAskedAs(name))) {
            throw unknown(name);
        }
    }

    private void existing(String names) {
        Matcher name = NAME.matcher(names);
        while (name.find()) {
            String written = name.group("name");
            if (written != null && !OPERATORS.contains(written)) {
                String asked = unescaped(written.replace("\"", ""));
                notNested(asked);
                boolean pattern = asked.contains("*") && (written.contains("\\*") || written.startsWith("\""));
                if (!pattern && fields.stream().noneMatch(field -> field.isAskedAs(asked) || field.isWithin(asked))) {
                    throw unknown(asked);
                }
            }
        }
    }

    private void notNested(String name) {
        fields.stream()
                .flatMap(field -> Stream.ofNullable(field.nested()))
                .filter(list -> name.equals(list) || name.startsWith(list + "."))
                .findFirst()
                .ifPresent(list -> {
                    throw new InvalidQuestionException(
                            "q",
                            query,
                            "no q looks into " + name + ", since " + list + " is a nested list; ask by "
                                    + PLAIN.getOrDefault(list, "a field that is not in one"));
                });
    }

    private InvalidQuestionException unknown(String name) {
        return new InvalidQuestionException(
                "q",
                query,
                "the view " + view.label() + " has no field " + name + "; docs/reference/views.md lists its fields");
    }

    private static String unescaped(String name) {
        return name.replaceAll("\\\\(.)", "$1");
    }
}
