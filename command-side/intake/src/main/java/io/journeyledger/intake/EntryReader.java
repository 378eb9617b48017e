package io.journeyledger.intake;

import io.journeyledger.intake.Rejection.Code;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.store.Instants;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads an entry from the JSON form of CloudEvents 1.0 (docs/reference/entries.md), with errors that name the field. */
public final class EntryReader {

    /** Upper bound of one entry's data: 64 KiB (the size every CloudEvents intermediary must forward). */
    public static final int MOST_BYTES = 64 * 1024;

    static final int LONGEST_ID = 200;

    /** Programs of Windows begin with it; it is no part of the text (RFC 8259, 8.1). */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The form; which days and times of day there are, the parser knows. */
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    /** What the JSON form calls data that is binary. */
    private static final String ENCODED = "data_base64";

    private final JsonMapper json;

    public EntryReader(JsonMapper json) {
        // Amounts are exact: never through binary floating point.
        this.json = json.rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION) // trees tell it, and by its name
                .build();
    }

    /** Reads one line or body as it came. */
    public Entry read(byte[] text) throws RejectedEntryException {
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
            return read(decoded.startsWith(BYTE_ORDER_MARK) ? decoded.substring(1) : decoded);
        } catch (CharacterCodingException e) {
            throw new RejectedEntryException(Code.MALFORMED, null, "the entry is not UTF-8");
        }
    }

    /** Reads one line or body. */
    public Entry read(String text) throws RejectedEntryException {
        if (text.length() > 2 * MOST_BYTES) {
            throw new RejectedEntryException(
                    Code.TOO_LARGE,
                    null,
                    "the entry has " + text.length() + " characters, allowed are " + 2 * MOST_BYTES);
        }
        JsonNode node;
        try {
            node = json.readTree(text);
        } catch (MismatchedInputException e) {
            throw new RejectedEntryException(Code.MALFORMED, null, "a field stands twice" + where(e));
        } catch (JacksonException e) {
            throw new RejectedEntryException(Code.MALFORMED, null, "not JSON" + where(e));
        }
        return read(node);
    }

    /** Reads an entry from its JSON tree. */
    public Entry read(JsonNode node) throws RejectedEntryException {
        if (!(node instanceof ObjectNode event)) {
            throw new RejectedEntryException(Code.MALFORMED, null, "an entry is a JSON object");
        }
        demandVersion(required(event, "specversion"));
        ObjectNode data = data(event);
        Provenance provenance = new Provenance(
                required(event, "source"),
                required(event, "id"),
                optional(event, "actor"),
                optional(event, "tenant"),
                optional(event, "correlationid"),
                optional(event, "causationid"),
                optional(event, "traceparent"));
        return read(provenance, required(event, "type"), required(event, "time"), optional(event, "subject"), data);
    }

    /** Of the specification of CloudEvents. */
    public static void demandVersion(String version) throws RejectedEntryException {
        if (!version.equals("1.0")) {
            throw new RejectedEntryException(Code.INVALID_FIELD, "specversion", "'" + version + "' is not 1.0");
        }
    }

    /** As it is, or in Base64. */
    private ObjectNode data(ObjectNode event) throws RejectedEntryException {
        JsonNode data = event.get("data");
        JsonNode encoded = event.get(ENCODED);
        if (data != null && encoded != null) {
            throw new RejectedEntryException(
                    Code.MALFORMED, ENCODED, "an event has data or " + ENCODED + ", and this one has both");
        }
        try {
            if ((encoded == null ? data : json.readTree(encoded.binaryValue())) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new RejectedEntryException(Code.INVALID_FIELD, ENCODED, ENCODED + " is no JSON in Base64");
        }
        throw new RejectedEntryException(Code.MISSING_FIELD, "data", "data is missing or no JSON object");
    }

    /** Reads an entry whose attributes were read already. The data is used up. */
    public Entry read(Provenance provenance, String type, String time, @Nullable String subject, ObjectNode data)
            throws RejectedEntryException {
        EventType eventType = EventType.ofEntryType(type)
                .orElseThrow(() -> new RejectedEntryException(
                        Code.UNKNOWN_TYPE,
                        "type",
                        "no event has the type '" + shortened(type) + "'; they look like "
                                + EventType.PURCHASE_MADE.entryType()));
        return read(provenance, eventType, instant(time), subject, data);
    }

    /** Reads an entry of a known type. The data is used up. */
    public Entry read(Provenance provenance, EventType type, Instant time, @Nullable String subject, ObjectNode data)
            throws RejectedEntryException {
        demandBounds(provenance, type, data);
        List<NamedIdentifier> customer = new ArrayList<>(IdentifierReader.customer(data.remove("customer")));
        JourneyId journey = subject == null ? null : journey(subject);
        if (journey == null
                && customer.isEmpty()
                && type != EventType.JOURNEYS_MERGED
                && type != EventType.JOURNEYS_SPLIT) {
            throw new RejectedEntryException(
                    Code.MISSING_FIELD,
                    "data.customer",
                    "name the customer in data.customer, or the journey in subject");
        }
        if (type == EventType.IDENTIFIER_LINKED) {
            // It is said by naming the identifier beside the others.
            customer.add(IdentifierReader.somebody(data.remove("identifier"), "data.identifier"));
        }
        if ((type == EventType.IDENTIFIER_LINKED || type == EventType.CUSTOMER_IDENTIFIED) && !data.isEmpty()) {
            String field = data.propertyNames().iterator().next();
            throw new RejectedEntryException(
                    Code.UNKNOWN_FIELD, "data." + field, type.action() + " has no field " + shortened(field));
        }
        return new Entry(provenance, type, time, journey, List.copyOf(customer), data, null);
    }

    private static void demandBounds(Provenance provenance, EventType type, ObjectNode data)
            throws RejectedEntryException {
        // Without them entries would be duplicates of each other.
        demandGiven("source", provenance.source());
        demandGiven("id", provenance.id());
        demandBounds("source", provenance.source());
        demandBounds("id", provenance.id());
        demandBounds("actor", provenance.actor());
        demandBounds("tenant", provenance.tenant());
        demandBounds("correlationid", provenance.correlationId());
        demandBounds("causationid", provenance.causationId());
        demandBounds("traceparent", provenance.traceparent());
        Unicode.Broken broken = Unicode.broken(data);
        if (broken != null) {
            String field = "data" + broken.path();
            throw new RejectedEntryException(
                    Code.MALFORMED, field, field + " holds " + broken.holds() + ": leave it out");
        }
        if (characters(data) > MOST_BYTES) {
            throw new RejectedEntryException(
                    Code.TOO_LARGE, "data", "data of " + type.action() + " is larger than " + MOST_BYTES + " bytes");
        }
    }

    private static void demandBounds(String name, @Nullable String attribute) throws RejectedEntryException {
        if (attribute == null) {
            return;
        }
        if (attribute.length() > LONGEST_ID) {
            throw new RejectedEntryException(
                    Code.TOO_LARGE,
                    name,
                    "'" + shortened(attribute) + "' is longer than " + LONGEST_ID + " characters");
        }
        String holds = Unicode.brokenLine(attribute);
        if (holds != null) {
            // Not quoted: a terminal might do what it says.
            throw new RejectedEntryException(
                    Code.MALFORMED, name, "the attribute " + name + " holds " + holds + ": leave it out");
        }
    }

    private static int characters(JsonNode node) {
        if (node.isString()) {
            return node.asString().length();
        }
        int sum = 4;
        for (String name : node.propertyNames()) {
            sum += name.length();
        }
        for (JsonNode child : node) {
            sum += characters(child);
        }
        return sum;
    }

    private static JourneyId journey(String subject) throws RejectedEntryException {
        try {
            return new JourneyId(subject);
        } catch (IllegalArgumentException e) {
            throw new RejectedEntryException(Code.INVALID_FIELD, "subject", shortened(String.valueOf(e.getMessage())));
        }
    }

    /** Of every way in: RFC 3339, which has seconds, and no day of more than 24 hours. */
    public static Instant instant(String time) throws RejectedEntryException {
        Instant usual = Instants.parseUsual(time);
        if (usual != null) {
            return usual;
        }
        try {
            if (RFC_3339.matcher(time).matches()) {
                return OffsetDateTime.parse(time).toInstant();
            }
        } catch (DateTimeException e) {
            // There is no such day or time of day.
        }
        throw new RejectedEntryException(
                Code.INVALID_FIELD,
                "time",
                "'" + shortened(time) + "' is no RFC 3339 instant such as 2026-03-02T09:30:00Z");
    }

    private static String required(ObjectNode event, String name) throws RejectedEntryException {
        return demandGiven(name, optional(event, name));
    }

    private static String demandGiven(String name, @Nullable String attribute) throws RejectedEntryException {
        if (attribute == null || Unicode.isBlank(attribute)) {
            throw new RejectedEntryException(Code.MISSING_FIELD, name, "the attribute " + name + " is missing");
        }
        return attribute;
    }

    private static @Nullable String optional(ObjectNode event, String name) throws RejectedEntryException {
        JsonNode value = event.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.asString().length() > LONGEST_ID) {
            throw new RejectedEntryException(
                    Code.INVALID_FIELD,
                    name,
                    "the attribute " + name + " is a text of at most " + LONGEST_ID + " characters");
        }
        return value.asString();
    }

    static String where(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
