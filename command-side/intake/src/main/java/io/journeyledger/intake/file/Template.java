package io.journeyledger.intake.file;

import io.journeyledger.intake.Unicode;
import io.journeyledger.ledger.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places for columns: {@code {Product}} is the column's value, {@code {Submitted via|channels}} what the
 * value map {@code channels} makes of it. A value map may have an entry {@code '*'} for all other values.
 */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}|]+)(?:\\|([^{}]+))?}");

    private final List<Function<Row, String>> parts = new ArrayList<>();
    private final List<Function<Row, String>> places = new ArrayList<>();

    private Template() {}

    static Template of(String text, Map<String, Map<String, String>> maps) throws InvalidMappingException {
        Template template = new Template();
        Matcher matcher = PLACE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            String before = constant(text, from, matcher.start());
            if (!before.isEmpty()) {
                template.parts.add(row -> before);
            }
            Function<Row, String> place = place(matcher.group(1), matcher.group(2), maps);
            template.places.add(place);
            template.parts.add(place);
            from = matcher.end();
        }
        String rest = constant(text, from, text.length());
        if (!rest.isEmpty() || template.parts.isEmpty()) {
            template.parts.add(row -> rest);
        }
        return template;
    }

    private static String constant(String text, int from, int until) throws InvalidMappingException {
        String constant = text.substring(from, until);
        if (constant.indexOf('{') >= 0 || constant.indexOf('}') >= 0) {
            throw new InvalidMappingException(
                    "brace", Argument.text(text), Argument.text("{Column}"), Argument.text("{Column|map}"));
        }
        return constant;
    }

    private static Function<Row, String> place(
            String column, @org.jspecify.annotations.Nullable String mapName, Map<String, Map<String, String>> maps)
            throws InvalidMappingException {
        if (mapName == null) {
            return row -> row.value(column);
        }
        Map<String, String> map = maps.get(mapName);
        if (map == null) {
            throw new InvalidMappingException("map", Argument.text(mapName));
        }
        return row -> {
            String value = row.value(column);
            String mapped = map.getOrDefault(value, map.get("*"));
            // An unmapped value goes on as it is, so that the refusal of the event names it.
            return mapped == null ? value : mapped;
        };
    }

    /** The filled text; empty when every column in it is blank. */
    String fill(Row row) {
        if (parts.size() == 1) {
            return parts.getFirst().apply(row);
        }
        if (!places.isEmpty() && places.stream().allMatch(place -> Unicode.isBlank(place.apply(row)))) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.apply(row)));
        return text.toString();
    }
}
