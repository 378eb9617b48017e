package io.journeyledger.intake;

import io.journeyledger.intake.Rejection.Code;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.module.blackbird.BlackbirdModule;

/** Makes a fact of an entry's data. Its personal texts are clear until it is known whose they are. */
final class FactReader {

    /** Ids and names; the views could not keep longer ones as keys. */
    private static final int LONGEST_ID = 200;

    /** Documents of complaints are named by journey and complaint, in an index by at most 512 bytes. */
    private static final int MOST_BYTES_OF_COMPLAINT = 400;

    /** One set for all: each would have code of its own made for it, which takes long to become fast. */
    private static final Map<EventType, ObjectReader> READERS = readers();

    private FactReader() {}

    private static Map<EventType, ObjectReader> readers() {
        Map<EventType, ObjectReader> readers = new EnumMap<>(EventType.class);
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                // A yes or no that is left out; whatever else must be there is asked for before.
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .addModule(new BlackbirdModule())
                .addModule(new WrittenForms())
                .build();
        for (EventType type : EventType.values()) {
            readers.put(type, mapper.readerFor(type.record()));
        }
        return readers;
    }

    static JourneyEvent read(Entry entry) throws RejectedEntryException {
        ObjectNode data = entry.data();
        if (data.has("occurredAt")) {
            throw new RejectedEntryException(
                    Code.UNKNOWN_FIELD, "data.occurredAt", "when it occurred is the entry's time, not part of data");
        }
        data.putPOJO("occurredAt", entry.occurredAt()); // not as text, which would have to be parsed again
        try {
            demandRequired(entry.type(), data);
            return Objects.requireNonNull(READERS.get(entry.type())).readValue(data);
        } catch (UnrecognizedPropertyException e) {
            throw new RejectedEntryException(
                    Code.UNKNOWN_FIELD,
                    path(e),
                    entry.type().action() + " has no field " + EntryReader.shortened(path(e)) + "; it has "
                            + fields(entry.type()));
        } catch (JacksonException e) {
            throw new RejectedEntryException(Code.INVALID_FIELD, path(e), path(e) + ": " + WrongValue.say(e));
        } finally {
            data.remove("occurredAt");
        }
    }

    private static void demandRequired(EventType type, ObjectNode data) throws RejectedEntryException {
        for (Part part : Part.of(type.record())) {
            if (part.isRequired() && part.isList() && isAbsent(data.get(part.name()))) {
                data.putArray(part.name());
            }
        }
        demand(type.record(), data, "data");
    }

    /** What is required must be there, in nested parts too, wherever they are given. */
    private static void demand(Class<?> record, JsonNode given, String path) throws RejectedEntryException {
        List<Part> parts = Part.of(record);
        for (Part part : parts) {
            if (part.isRequired() && isAbsent(given.get(part.name()))) {
                String field = path + "." + part.name();
                throw new RejectedEntryException(Code.MISSING_FIELD, field, field + " is missing");
            }
        }
        for (Part part : parts) {
            JsonNode value = given.get(part.name());
            if (value != null && !value.isNull() && part.isBounded()) {
                demand(part, value, path + "." + part.name());
            }
        }
    }

    private static void demand(Part part, JsonNode value, String field) throws RejectedEntryException {
        if (part.isText() && !value.isValueNode()) {
            throw new RejectedEntryException(Code.INVALID_FIELD, field, field + " is a text");
        }
        if (part.isText() && value.asString().length() > LONGEST_ID) {
            throw new RejectedEntryException(
                    Code.TOO_LARGE, field, field + " is longer than " + LONGEST_ID + " characters");
        }
        if (part.name().equals("complaintId")
                && value.asString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES_OF_COMPLAINT) {
            throw new RejectedEntryException(
                    Code.TOO_LARGE, field, field + " is longer than " + MOST_BYTES_OF_COMPLAINT + " bytes in UTF-8");
        }
        if (part.isMap()) {
            demandValues(value, field);
        }
        Class<?> element = part.element();
        Class<?> nested = part.nested();
        if (element != null && value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                demandObject(element, value.get(i), field + "[" + i + "]");
            }
        } else if (element != null) {
            throw new RejectedEntryException(Code.INVALID_FIELD, field, field + " is a list");
        } else if (nested != null) {
            demandObject(nested, value, field);
        }
    }

    /** Which names a map has is the sender's to say; but each says something. */
    private static void demandValues(JsonNode map, String field) throws RejectedEntryException {
        for (Map.Entry<String, JsonNode> each : map.properties()) {
            if (each.getKey().length() > LONGEST_ID) {
                throw new RejectedEntryException(
                        Code.TOO_LARGE, field, field + " has a name longer than " + LONGEST_ID + " characters");
            }
            if (each.getValue().isNull()) {
                throw new RejectedEntryException(
                        Code.MISSING_FIELD,
                        field,
                        field + " has no value for '" + EntryReader.shortened(each.getKey())
                                + "': give it one, or leave it out");
            }
            if (Unicode.isBlank(each.getKey())) {
                throw new RejectedEntryException(
                        Code.INVALID_FIELD,
                        field,
                        field + " has a value whose name is blank: name it, or leave it out");
            }
        }
    }

    private static void demandObject(Class<?> record, JsonNode part, String field) throws RejectedEntryException {
        if (!part.isObject()) {
            throw new RejectedEntryException(Code.INVALID_FIELD, field, field + " is an object with fields");
        }
        demand(record, part, field);
    }

    private static boolean isAbsent(@Nullable JsonNode value) {
        return value == null || value.isNull() || (value.isString() && Unicode.isBlank(value.asString()));
    }

    private static String fields(EventType type) {
        return Arrays.stream(type.record().getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("occurredAt"))
                .collect(Collectors.joining(", "));
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining("", "data", ""));
    }

    /**
     * What is asked of one component of a record; looked up once a class, since reflection copies at every question.
     *
     * @param isRequired not marked nullable; a choice of yes and no that is left out means no
     * @param element of a list of records the record
     * @param nested the record that it is itself
     */
    private record Part(
            String name,
            boolean isRequired,
            boolean isList,
            boolean isText,
            boolean isMap,
            @Nullable Class<?> element,
            @Nullable Class<?> nested) {

        private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
            @Override
            protected List<Part> computeValue(Class<?> record) {
                return Arrays.stream(record.getRecordComponents()).map(Part::of).toList();
            }
        };

        static List<Part> of(Class<?> record) {
            return PARTS.get(record);
        }

        /** Whether there is anything to ask of a value that is there. */
        boolean isBounded() {
            return isText || isMap || element != null || nested != null;
        }

        private static Part of(RecordComponent component) {
            Class<?> type = component.getType();
            return new Part(
                    component.getName(),
                    type != boolean.class && !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    type == List.class,
                    type == String.class,
                    type == Map.class,
                    elementOf(component),
                    isPart(type) ? type : null);
        }

        private static @Nullable Class<?> elementOf(RecordComponent component) {
            return component.getGenericType() instanceof ParameterizedType generic
                            && component.getType() == List.class
                            && generic.getActualTypeArguments()[0] instanceof Class<?> element
                            && isPart(element)
                    ? element
                    : null;
        }

        private static boolean isPart(Class<?> type) {
            return type.isRecord() && type != JourneyId.class && type != Identifier.Mark.class;
        }
    }
}
