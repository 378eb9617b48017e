package io.journeyledger.store.codec;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One event of each type, made from the types of its components: always the same, with everything or only what must be.
 */
final class Specimens {

    private Specimens() {}

    /** Every component has a value. */
    static JourneyEvent full(EventType type) {
        return (JourneyEvent) record(type.record(), true);
    }

    /** What may be missing is missing, and every list and map is empty. */
    static JourneyEvent sparse(EventType type) {
        return (JourneyEvent) record(type.record(), false);
    }

    private static Object record(Class<?> type, boolean full) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            boolean optional = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            values[i] = optional && !full ? null : value(components[i].getName(), components[i].getGenericType(), full);
        }
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No specimen of " + type, e);
        }
    }

    private static Object value(String name, Type type, boolean full) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == Map.class) {
                return full ? Map.of(name + "Key", value(name, arguments[1], full)) : Map.of();
            }
            Object element = value(name, arguments[0], full);
            return raw == Set.class ? (full ? Set.of(element) : Set.of()) : (full ? List.of(element) : List.of());
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return name.equals("currency") ? "EUR" : name + "-1";
        } else if (plain == Instant.class) {
            return name.equals("occurredAt")
                    ? Instant.parse("2026-03-01T09:30:00Z")
                    : Instant.parse("2026-04-30T23:59:59.123456Z");
        } else if (plain == int.class || plain == Integer.class) {
            return 3;
        } else if (plain == long.class || plain == Long.class) {
            return 250L;
        } else if (plain == boolean.class || plain == Boolean.class) {
            return true;
        } else if (plain == BigDecimal.class) {
            return new BigDecimal("12.50");
        } else if (plain == Duration.class) {
            return Duration.ofSeconds(754);
        } else if (plain == LocalDate.class) {
            return LocalDate.of(2026, 5, 31);
        } else if (plain == JourneyId.class) {
            return new JourneyId(name + "-journey");
        } else if (plain == Identifier.Mark.class) {
            return new Identifier.Mark("qrvM3e7_ABEiM0RVZneImaq7zN3u_wARIjNEVWZ3iJk");
        } else if (plain == PersonalText.class) {
            return new PersonalText.Sealed("1.c2VhbGVk");
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        } else if (plain.isRecord()) {
            return record(plain, full);
        }
        throw new IllegalStateException("No specimen of " + type + " for " + name);
    }
}
