package io.journeyledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The reference pages say what the code does. A row that is missing here is printed as it should stand there. */
class EventsDocumentTest {

    private static final Path REFERENCE = Path.of("../../docs/reference");

    @Test
    void everyEventHasItsRowInTheOrderOfTheCatalogue() throws IOException {
        List<String> expected =
                Arrays.stream(EventType.values()).map(EventsDocumentTest::row).toList();

        List<String> rows = lines("events.md")
                .filter(line -> line.matches("\\| `[A-Z]\\w+` \\| `[a-z-]+\\.[a-z-]+` .*"))
                .map(EventsDocumentTest::withoutRefusals)
                .toList();

        assertThat(rows).containsExactlyElementsOf(expected);
    }

    @Test
    void everyObjectAndEveryChoiceIsDescribed() throws IOException {
        Set<Class<?>> used = new LinkedHashSet<>();
        for (EventType type : EventType.values()) {
            partsOf(type.record()).forEach(part -> collect(part, used));
        }

        assertThat(lines("events.md"))
                .containsAll(used.stream().map(EventsDocumentTest::description).toList());
    }

    @Test
    void everyRefusalIsExplained() throws IOException {
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            assertThat(lines("refusals.md")).anyMatch(line -> line.startsWith("| `" + reason.code() + "` |"));
            assertThat(Files.readString(REFERENCE.resolve("events.md"))).contains("`" + reason.code() + "`");
        }
    }

    private static Stream<String> lines(String page) throws IOException {
        return Files.readAllLines(REFERENCE.resolve(page)).stream();
    }

    private static String row(EventType type) {
        return "| `" + type.storedName() + "` | `" + type.action() + "` | `" + type.commandPath() + "` | "
                + fields(type.record()) + " |";
    }

    /** What follows is written by people: the rules of an event cannot be read off its record. */
    private static String withoutRefusals(String row) {
        int last = row.lastIndexOf(" | ");
        return last < 0 ? row : row.substring(0, last + 2);
    }

    private static String description(Class<?> type) {
        String what = type.isRecord()
                ? fields(type)
                : Arrays.stream(type.getEnumConstants())
                        .map(constant -> "`" + constant + "`")
                        .collect(Collectors.joining(", "));
        return "| " + type.getSimpleName() + " | " + what + " |";
    }

    private static String fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> !component.getName().equals("occurredAt"))
                .map(component -> "`" + component.getName() + (isOptional(component) ? "?" : "") + ": "
                        + kind(component.getGenericType()) + "`")
                .collect(Collectors.joining(", "));
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String kind(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return (generic.getRawType() == Map.class ? "map of " : "list of ") + kind(arguments[arguments.length - 1]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return "text";
        } else if (plain == PersonalText.class) {
            return "personal text";
        } else if (plain == Identifier.Mark.class) {
            return "mark";
        } else if (plain == JourneyId.class) {
            return "journey id";
        } else if (plain == Instant.class) {
            return "instant";
        } else if (plain == Duration.class) {
            return "duration";
        } else if (plain == BigDecimal.class) {
            return "number";
        } else if (plain == boolean.class) {
            return "yes or no";
        }
        return plain == int.class || plain == long.class || plain == Integer.class
                ? "whole number"
                : plain.getSimpleName();
    }

    private static Stream<Type> partsOf(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getGenericType);
    }

    private static void collect(Type type, Set<Class<?>> into) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, into));
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            into.add(plain);
        } else if (type instanceof Class<?> plain && plain.isRecord() && !isText(plain) && into.add(plain)) {
            partsOf(plain).forEach(part -> collect(part, into));
        }
    }

    private static boolean isText(Class<?> record) {
        return record == JourneyId.class || record == Identifier.Mark.class;
    }
}
