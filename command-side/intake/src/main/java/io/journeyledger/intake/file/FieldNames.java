package io.journeyledger.intake.file;

import io.journeyledger.ledger.EventType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which fields may be named in clear beside what was rejected: those of entries and events. What a sender calls a field
 * may name a person, or be no text that a database takes.
 */
final class FieldNames {

    private static final Pattern STEP = Pattern.compile("(\\w+)(\\[\\d+])*");

    private static final Set<String> OURS = ours();

    private FieldNames() {}

    /** The path as far as its names are ours; none where none is. */
    static @Nullable String ours(@Nullable String field) {
        if (field == null) {
            return null;
        }
        StringBuilder path = new StringBuilder();
        for (String step : field.split("\\.", -1)) {
            Matcher matcher = STEP.matcher(step);
            if (!matcher.matches() || !OURS.contains(matcher.group(1))) {
                break;
            }
            path.append(path.isEmpty() ? "" : ".").append(step);
        }
        return path.isEmpty() ? null : path.toString();
    }

    private static Set<String> ours() {
        Set<String> names = new HashSet<>(List.of(
                "specversion",
                "id",
                "source",
                "type",
                "time",
                "subject",
                "actor",
                "tenant",
                "correlationid",
                "causationid",
                "traceparent",
                "data",
                "data_base64",
                "customer",
                "identifier"));
        for (EventType type : EventType.values()) {
            add(type.record(), names);
        }
        return names;
    }

    private static void add(Type type, Set<String> names) {
        if (type instanceof ParameterizedType of) {
            for (Type argument : of.getActualTypeArguments()) {
                add(argument, names);
            }
        } else if (type instanceof Class<?> record && record.isRecord()) {
            for (RecordComponent component : record.getRecordComponents()) {
                names.add(component.getName());
                add(component.getGenericType(), names);
            }
        }
    }
}
