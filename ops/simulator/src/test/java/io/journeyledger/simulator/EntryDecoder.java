package io.journeyledger.simulator;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.PersonalText;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads entries as the reference on entries describes them, strictly: every field must be one of the event's record.
 */
final class EntryDecoder {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** @param fact none for those that speak of identifiers only */
    record Decoded(
            String key,
            EventType type,
            Instant time,
            JsonNode data,
            @Nullable JourneyEvent fact) {

        List<String> customer() {
            return data.get("customer").valueStream().map(EntryDecoder::print).toList();
        }
    }

    private EntryDecoder() {}

    static Decoded decode(String line) throws ReflectiveOperationException {
        JsonNode entry = MAPPER.readTree(line);
        EventType type = EventType.ofEntryType(entry.get("type").asString()).orElseThrow();
        Instant time = Instant.parse(entry.get("time").asString());
        JsonNode data = entry.get("data");
        JourneyEvent fact = switch (type) {
            case CUSTOMER_IDENTIFIED, IDENTIFIER_LINKED, IDENTIFIER_UNLINKED -> null;
            default -> (JourneyEvent) record(type.record(), data, time, Set.of("customer"));
        };
        String key = entry.get("source").asString() + " " + entry.get("id").asString();
        return new Decoded(key, type, time, data, fact);
    }

    static String print(JsonNode identifier) {
        Identifier.Kind kind = Identifier.Kind.valueOf(identifier.get("kind").asString());
        return kind + ":" + kind.normalise(identifier.get("value").asString());
    }

    private static Object record(Class<?> type, JsonNode node, @Nullable Instant time, Set<String> alsoAllowed)
            throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Set<String> unknown = new HashSet<>(node.propertyNames());
        unknown.removeAll(alsoAllowed);
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : components) {
            if (component.getName().equals("occurredAt")) {
                values.add(time);
            } else {
                unknown.remove(component.getName());
                values.add(component(type, component, node.get(component.getName())));
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no " + unknown);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        return constructor.newInstance(values.toArray());
    }

    private static @Nullable Object component(Class<?> owner, RecordComponent component, @Nullable JsonNode node)
            throws ReflectiveOperationException {
        if (node != null && !node.isNull()) {
            return value(component.getGenericType(), node);
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        throw new IllegalArgumentException(owner.getSimpleName() + " lacks " + component.getName());
    }

    private static Object value(Type type, JsonNode node) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType collection) {
            return collection.getRawType() == List.class
                    ? list(collection.getActualTypeArguments()[0], node)
                    : map(collection.getActualTypeArguments()[1], node);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants())
                    .filter(constant -> constant.toString().equals(node.asString()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(node + " is no " + raw.getSimpleName()));
        }
        if (raw.isRecord()) {
            return record(raw, node, null, Set.of());
        }
        return switch (raw.getSimpleName()) {
            case "String" -> node.stringValue();
            case "PersonalText" -> PersonalText.of(node.stringValue());
            case "Instant" -> Instant.parse(node.stringValue());
            case "Duration" -> Duration.parse(node.stringValue());
            case "BigDecimal" -> new BigDecimal(node.numberValue().toString());
            case "int", "Integer" -> node.intValue();
            case "long" -> node.longValue();
            case "boolean" -> node.booleanValue();
            default -> throw new IllegalArgumentException("cannot read a " + raw);
        };
    }

    private static List<Object> list(Type element, JsonNode node) throws ReflectiveOperationException {
        List<Object> values = new ArrayList<>();
        for (JsonNode child : node) {
            values.add(value(element, child));
        }
        return values;
    }

    private static Map<String, Object> map(Type element, JsonNode node) throws ReflectiveOperationException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            values.put(property.getKey(), value(element, property.getValue()));
        }
        return values;
    }
}
