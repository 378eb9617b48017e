package io.journeyledger.query.web.frame;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads the instants that programs ask with, in an address or a body: RFC 3339 and nothing else. The usual readers take
 * a number for milliseconds in the one and for seconds in the other, so that a year or a day would be answered as of a
 * moment of 1970.
 */
final class AskedInstant extends ValueDeserializer<Instant> implements Converter<String, @Nullable Instant> {

    static final String FORM = "use an instant such as 2026-03-02T09:30:00Z";

    /** @throws DateTimeParseException when it is no instant */
    @Override
    public @Nullable Instant convert(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("+") || stripped.startsWith("-")) {
            throw new DateTimeParseException("a year has four digits", stripped, 0);
        }
        return stripped.isEmpty() ? null : Instant.parse(stripped);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
        try {
            return convert(String.valueOf(parser.getString()));
        } catch (DateTimeParseException _) {
            return context.reportInputMismatch(Instant.class, FORM);
        }
    }
}
