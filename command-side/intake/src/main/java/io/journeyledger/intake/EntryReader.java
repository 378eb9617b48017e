package io.journeyledger.intake;

import io.journeyledger.intake.Rejection.Code;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.store.codec.Instants;
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
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an entry from the JSON form of CloudEvents 1.0 (docs/reference/entries.md), with errors that name the field.
 */
public final class EntryReader {

    /**
     * Upper bound of one entry's data, in UTF-8 and without blanks: 64 KiB (the size every CloudEvents intermediary
     * must forward).
     */
    public static final int MOST_BYTES = 64 * 1024;

    /** Of an entry as it comes: blanks, and escapes in place of characters, are no part of what it says. */
    public static final int LONGEST_TEXT = 4 * MOST_BYTES;

    static final int LONGEST_ID = 200;

    /** An escape, such as that of a control character. */
    private static final int MOST_BYTES_A_CHARACTER = 6;

    /** Quotes, a colon and a comma. */
    private static final int PUNCTUATION = 4;

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
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // told apart from what stands twice
                .build();
    }

    /** Reads one line or body as it came. */
    public Entry read(byte[] text) throws RejectedEntryException {
        return read(text(text));
    }

    private static String text(byte[] text) throws RejectedEntryException {
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
            return decoded.startsWith(BYTE_ORDER_MARK) ? decoded.substring(1) : decoded;
        } catch (CharacterCodingException e) {
            throw new RejectedEntryException(Code.MALFORMED, null, "the entry is not UTF-8");
        }
    }

    /** Reads one line or body. */
    public Entry read(String text) throws RejectedEntryException {
        if (!(tree(text) instanceof ObjectNode event)) {
            throw new RejectedEntryException(Code.MALFORMED, null, "an entry is a JSON object");
        }
        return read(Attributes.of(event), () -> data(event));
    }

    /**
     * Reads an entry whose attributes stand apart from its data.
     *
     * @param data the JSON as it came
     */
    public Entry read(Attributes attributes, byte[] data) throws RejectedEntryException {
        return read(attributes, () -> object(tree(text(data))));
    }

    /** How the data is read, once the attributes are in order. */
    @FunctionalInterface
    private interface Data {
        ObjectNode read() throws RejectedEntryException;
    }

    private Entry read(Attributes attributes, Data data) throws RejectedEntryException {
        Provenance provenance = attributes.provenance();
        EventType type = type(attributes.required("type"));
        Instant time = instant(attributes.required("time"));
        JourneyId journey = journey(attributes.optional("subject"));
        return entry(provenance, type, time, journey, data.read());
    }

    private @Nullable JsonNode tree(String text) throws RejectedEntryException {
        if (text.length() > LONGEST_TEXT) {
            throw new RejectedEntryException(
                    Code.TOO_LARGE,
                    null,
                    "the entry has " + text.length() + " characters, allowed are " + LONGEST_TEXT);
        }
        try (JsonParser parser = json.createParser(text)) {
            JsonNode node = json.readTree(parser);
            if (parser.nextToken() != null) {
                throw new RejectedEntryException(
                        Code.MALFORMED,
                        null,
                        "something follows the entry" + where(parser.currentTokenLocation())
                                + ": send one entry a line");
            }
            return node;
        } catch (MismatchedInputException e) {
            throw new RejectedEntryException(Code.MALFORMED, null, "a field stands twice" + where(e.getLocation()));
        } catch (JacksonException e) {
            throw new RejectedEntryException(Code.MALFORMED, null, "not JSON" + where(e.getLocation()));
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
            return object(
                    encoded == null
                            ? data
                            : json.reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                                    .readTree(encoded.binaryValue()));
        } catch (JacksonException e) {
            throw new RejectedEntryException(Code.INVALID_FIELD, ENCODED, ENCODED + " is no JSON in Base64");
        }
    }

    private static ObjectNode object(@Nullable JsonNode data) throws RejectedEntryException {
        if (data instanceof ObjectNode object) {
            return object;
        }
        throw new RejectedEntryException(Code.MISSING_FIELD, "data", "data is missing or no JSON object");
    }

    private static EventType type(String type) throws RejectedEntryException {
        return EventType.ofEntryType(type)
                .orElseThrow(() -> new RejectedEntryException(
                        Code.UNKNOWN_TYPE,
                        "type",
                        "no event has the type '" + shortened(type) + "'; they look like "
                                + EventType.PURCHASE_MADE.entryType()));
    }

    /** Reads an entry of a known type. The data is used up. */
    public Entry read(Provenance provenance, EventType type, Instant time, @Nullable String subject, ObjectNode data)
            throws RejectedEntryException {
        Attributes.demand(provenance);
        return entry(provenance, type, time, journey(subject), data);
    }

    private Entry entry(
            Provenance provenance, EventType type, Instant time, @Nullable JourneyId journey, ObjectNode data)
            throws RejectedEntryException {
        demandBounds(type, data);
        List<NamedIdentifier> customer = new ArrayList<>(IdentifierReader.customer(data.remove("customer")));
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

    private void demandBounds(EventType type, ObjectNode data) throws RejectedEntryException {
        Unicode.Broken broken = Unicode.broken(data);
        if (broken != null) {
            String field = "data" + broken.path();
            throw new RejectedEntryException(
                    Code.MALFORMED, field, field + " holds " + broken.holds() + ": leave it out");
        }
        // Written to be measured, in UTF-8 and without blanks, only where it may be too large.
        if (MOST_BYTES_A_CHARACTER * characters(data) > MOST_BYTES
                && json.writeValueAsBytes(data).length > MOST_BYTES) {
            throw new RejectedEntryException(
                    Code.TOO_LARGE, "data", "data of " + type.action() + " is larger than " + MOST_BYTES + " bytes");
        }
    }

    /** At least as many as it has when it is written. */
    private static int characters(JsonNode node) {
        int sum = PUNCTUATION;
        if (!node.isContainer()) {
            return sum + node.asString().length();
        }
        for (String name : node.propertyNames()) {
            sum += PUNCTUATION + name.length();
        }
        for (JsonNode child : node) {
            sum += characters(child);
        }
        return sum;
    }

    private static @Nullable JourneyId journey(@Nullable String subject) throws RejectedEntryException {
        try {
            return subject == null ? null : new JourneyId(subject);
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

    private static String where(@Nullable TokenStreamLocation place) {
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
