package io.journeyledger.projections.fold;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.projections.Telling;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events of every type: one with all fields filled, and one more for each other value that a field can take, among them
 * none where it may be missing, every constant, and lists of none, one and two.
 */
final class EveryEvent {

    private static final Instant AT = Instant.parse("2026-03-02T23:30:00Z");

    private EveryEvent() {}

    static Stream<JourneyEvent> variants() {
        return Arrays.stream(EventType.values())
                .flatMap(type -> records(type.record()).stream())
                .map(JourneyEvent.class::cast);
    }

    private static List<Object> records(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<List<@Nullable Object>> values =
                Arrays.stream(components).map(EveryEvent::values).toList();
        List<Object> records = new ArrayList<>();
        for (int varied = 0; varied < components.length; varied++) {
            for (int i = varied == 0 ? 0 : 1; i < values.get(varied).size(); i++) {
                Object[] arguments = new Object[components.length];
                for (int j = 0; j < components.length; j++) {
                    arguments[j] = values.get(j).get(j == varied ? i : 0);
                }
                records.add(make(type, components, arguments));
            }
        }
        return records;
    }

    private static List<@Nullable Object> values(RecordComponent component) {
        List<@Nullable Object> values = new ArrayList<>(values(component.getName(), component.getGenericType()));
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            values.add(null);
        }
        return values;
    }

    private static List<? extends Object> values(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            List<? extends Object> of = values(name, generic.getActualTypeArguments()[0]);
            Object one = of.getFirst();
            return generic.getRawType() == Map.class
                    ? List.of(Map.of("name", PersonalText.of("Ann"), "city", PersonalText.of("Bath")))
                    : List.of(List.of(one, of.getLast()), List.of(one), List.of());
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return List.of(plain.getEnumConstants());
        } else if (plain == String.class) {
            return name.equals("occasion") ? List.of("anniversary-3:J1.3", "unheard of") : List.of("the " + name);
        } else if (plain == Identifier.Mark.class) {
            return List.of(Telling.mark(name));
        } else if (plain == PersonalText.class) {
            return List.of(PersonalText.of("something personal"));
        } else if (plain == JourneyId.class) {
            return List.of(new JourneyId(name));
        } else if (plain == Instant.class) {
            return List.of(AT);
        } else if (plain == Duration.class) {
            return List.of(Duration.ofMinutes(5));
        } else if (plain == BigDecimal.class) {
            return List.of(new BigDecimal("29.90"));
        } else if (plain == boolean.class) {
            return List.of(true, false);
        } else if (plain == long.class) {
            return List.of(1200L);
        } else if (plain == int.class || plain == Integer.class) {
            return List.of(4);
        }
        return records(plain);
    }

    private static Object make(Class<?> type, RecordComponent[] components, Object[] arguments) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " of " + Arrays.toString(arguments), e);
        }
    }
}
