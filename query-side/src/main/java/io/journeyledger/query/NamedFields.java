package io.journeyledger.query;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.MappedField;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields that a question names. Elasticsearch finds nothing in a field that is not there, without a word. What is a name is
 * what the grammar of Lucene's classic query parser takes for one.
 */
final class NamedFields {

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

    private NamedFields() {}

    /** @throws InvalidQuestionException when the question names a field that documents of the view do not have */
    static void areOf(View view, String query) {
        List<MappedField> fields = MappedField.of(view);
        Matcher part = PART.matcher(query);
        while (part.find()) {
            String escaped = part.group("name");
            if (escaped != null) {
                String name = escaped.replaceAll("\\\\(.)", "$1");
                if (!isOfElasticsearch(name) && fields.stream().noneMatch(field -> field.isAskedAs(name))) {
                    throw new InvalidQuestionException(
                            "q",
                            query,
                            "the view " + view.label() + " has no field " + name
                                    + "; docs/reference/views.md lists its fields");
                }
            }
        }
    }

    /** A star, which is escaped in a question, is for whatever fields there are. */
    private static boolean isOfElasticsearch(String name) {
        return name.equals("_id") || name.equals("_exists_") || name.contains("*");
    }
}
