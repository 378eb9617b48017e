package io.journeyledger.intake;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.store.codec.Instants;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jdk.NumberDeserializers.BigDecimalDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** How values are written in entries, where it is not as Jackson would have it. */
final class WrittenForms extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_TEXT = 16_384;

    /** Far beyond every amount; a number of more digits could not be stored. */
    private static final int MOST_DIGITS = 1_000;

    WrittenForms() {
        addDeserializer(Instant.class, new AsInstant());
        addDeserializer(Duration.class, new AsDuration());
        addDeserializer(BigDecimal.class, new AsNumber());
        addDeserializer(PersonalText.class, new InClear());
        addDeserializer(JourneyId.class, new AsText());
        addDeserializer(Identifier.Mark.class, new AsItIs());
    }

    /** Reads RFC 3339 alone: a number may mean seconds or milliseconds, or a day such as 20260615. */
    private static final class AsInstant extends ValueDeserializer<Instant> {
        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.getEmbeddedObject() instanceof Instant occurredAt) {
                return occurredAt;
            }
            String text = String.valueOf(parser.getString());
            try {
                return text.isBlank() ? null : Instants.parse(text.strip());
            } catch (DateTimeParseException _) {
                return context.reportInputMismatch(
                        Instant.class,
                        "'%s' is no RFC 3339 instant such as 2026-03-02T09:30:00Z",
                        EntryReader.shortened(text));
            }
        }
    }

    /** Reads ISO 8601 alone, for the same reason. */
    private static final class AsDuration extends ValueDeserializer<Duration> {
        @Override
        public @Nullable Duration deserialize(JsonParser parser, DeserializationContext context) {
            String text = String.valueOf(parser.getString());
            try {
                return text.isBlank() ? null : Duration.parse(text.strip());
            } catch (DateTimeParseException _) {
                return context.reportInputMismatch(
                        Duration.class, "'%s' is no ISO 8601 duration such as PT5M40S", EntryReader.shortened(text));
            }
        }
    }

    /** Reads a journey's id from a plain string. */
    private static final class AsText extends ValueDeserializer<JourneyId> {
        @Override
        public JourneyId deserialize(JsonParser parser, DeserializationContext context) {
            try {
                return new JourneyId(String.valueOf(parser.getValueAsString()));
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(JourneyId.class, "%s", e.getMessage());
            }
        }
    }

    /** Takes what the ledger itself put there: no entry writes a mark. */
    private static final class AsItIs extends ValueDeserializer<Identifier.Mark> {
        @Override
        public Identifier.Mark deserialize(JsonParser parser, DeserializationContext context) {
            return parser.getEmbeddedObject() instanceof Identifier.Mark mark
                    ? mark
                    : context.reportInputMismatch(Identifier.Mark.class, "a mark is made by the ledger: leave it out");
        }
    }

    /** Reads a plain string, within bounds. */
    private static final class InClear extends ValueDeserializer<PersonalText> {
        @Override
        public PersonalText deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getValueAsString();
            if (text == null || text.length() > LONGEST_TEXT) {
                return context.reportInputMismatch(
                        PersonalText.class, "a text of at most %d characters is expected", LONGEST_TEXT);
            }
            return PersonalText.of(text);
        }
    }

    /** Reads a number that can be written out. */
    private static final class AsNumber extends ValueDeserializer<BigDecimal> {
        @Override
        public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            BigDecimal number = BigDecimalDeserializer.instance.deserialize(parser, context);
            return number != null && Math.abs((long) number.scale()) > MOST_DIGITS
                    ? context.reportInputMismatch(BigDecimal.class, "the number has too many digits")
                    : number;
        }
    }
}
