package io.journeyledger.store.portable;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.RawEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a line of the file: a CloudEvent whose data stays as the bytes it is. Used by one thread. */
final class LineReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final EventCodec CODEC = EventCodec.standard();

    /** @param bytes with its line feed */
    PortableLine read(byte[] bytes, long line) {
        try {
            return new Envelope(bytes).line();
        } catch (JacksonException e) {
            throw new PortableFileException(
                    line, "the line is no JSON as it was written: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new PortableFileException(line, e.getMessage() + ". The line was changed, or never was whole", e);
        }
    }

    /** A CloudEvent, taken apart. */
    private static final class Envelope {
        private final Map<String, String> attributes = new HashMap<>();
        private byte[] data = {};

        Envelope(byte[] bytes) {
            try (JsonParser json = JSON.createParser(bytes)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new IllegalArgumentException("the line is no JSON object");
                }
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    JsonToken value = json.nextToken();
                    if (name.equals("data")) {
                        int from = (int) json.currentTokenLocation().getByteOffset();
                        json.skipChildren();
                        data = Arrays.copyOfRange(
                                bytes, from, (int) json.currentLocation().getByteOffset());
                    } else if (value == JsonToken.VALUE_STRING) {
                        attributes.put(name, json.getString());
                    } else {
                        throw new IllegalArgumentException("the attribute " + name + " is no text");
                    }
                }
                if (json.nextToken() != null) {
                    throw new IllegalArgumentException("something follows the JSON object");
                }
            }
            if (data.length == 0) {
                throw new IllegalArgumentException("data is missing");
            }
        }

        PortableLine line() {
            String type = needed("type");
            return switch (type) {
                case Names.BEGUN -> begun();
                case Names.KEY ->
                    new PortableLine.Key(JSON.readValue(data, KeyJson.class).of(new JourneyId(needed("subject"))));
                case Names.RECEIPTS ->
                    new PortableLine.Receipts(Arrays.stream(JSON.readValue(data, ReceiptJson[].class))
                            .map(ReceiptJson::stored)
                            .toList());
                case Names.ENDED -> JSON.readValue(data, PortableLine.Ended.class);
                default -> event(type);
            };
        }

        private PortableLine.Begun begun() {
            int form = JSON.readTree(data).path("form").asInt(0);
            if (form != PortableLine.Begun.FORM) {
                throw new PortableFileException(
                        1,
                        "the file is of form " + form + "; this program knows form " + PortableLine.Begun.FORM
                                + ". Restore it with the version of the program that wrote it, or a later one");
            }
            return JSON.readValue(data, PortableLine.Begun.class);
        }

        private PortableLine.Event event(String type) {
            int dot = type.lastIndexOf(".v");
            if (!type.startsWith(Names.RECORDED) || dot < Names.RECORDED.length()) {
                throw new IllegalArgumentException("the type " + type + " is none that a file of events has");
            }
            String journey = new JourneyId(needed("subject")).value();
            String id = needed("id");
            if (!id.startsWith(journey + ".")) {
                throw new IllegalArgumentException("the event " + id + " is none of its subject " + journey);
            }
            return new PortableLine.Event(new RawEvent(
                    number("position", needed(Names.POSITION)),
                    journey,
                    number("id", id.substring(journey.length() + 1)),
                    type.substring(Names.RECORDED.length(), dot),
                    type.substring(dot + 2),
                    Instant.parse(needed(Names.RECORDED_TIME)).toEpochMilli(),
                    data,
                    metadata()));
        }

        private byte @Nullable [] metadata() {
            String source = attributes.get(Names.ENTRY_SOURCE);
            String id = attributes.get(Names.ENTRY_ID);
            if (source == null && id == null) {
                return null;
            }
            return CODEC.encode(new Provenance(
                    source == null ? "" : source,
                    id == null ? "" : id,
                    attributes.get(Names.ACTOR),
                    attributes.get(Names.TENANT),
                    attributes.get(Names.CORRELATION),
                    attributes.get(Names.CAUSATION),
                    attributes.get(Names.TRACEPARENT)));
        }

        private String needed(String name) {
            String value = attributes.get(name);
            if (value == null) {
                throw new IllegalArgumentException("the attribute " + name + " is missing");
            }
            return value;
        }

        private static long number(String name, String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("the attribute " + name + " ends in no number: " + text);
            }
        }
    }
}
