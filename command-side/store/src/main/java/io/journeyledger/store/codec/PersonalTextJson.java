package io.journeyledger.store.codec;

import io.journeyledger.ledger.PersonalText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Personal text in JSON: one form for what is stored, one for messages between processes. */
final class PersonalTextJson {

    private PersonalTextJson() {}

    /** A form of personal text. */
    sealed interface Form {
        StdSerializer<PersonalText> serializer();

        StdDeserializer<PersonalText> deserializer();
    }

    /** Stored: a sealed text is its cipher; anything else is refused, so that no clear text gets into the ledger. */
    record SealedOnly() implements Form {
        @Override
        public StdSerializer<PersonalText> serializer() {
            return new Writer() {
                @Override
                public void serialize(PersonalText text, JsonGenerator json, SerializationContext context) {
                    switch (text) {
                        case PersonalText.Sealed sealed -> json.writeString(sealed.cipher());
                        case PersonalText.Clear _, PersonalText.Erased _ ->
                            context.reportMappingProblem(
                                    "a personal text is not sealed (%s); seal it under the journey's key first",
                                    text.getClass().getSimpleName());
                    }
                }
            };
        }

        @Override
        public StdDeserializer<PersonalText> deserializer() {
            return new Reader() {
                @Override
                public PersonalText deserialize(JsonParser json, DeserializationContext context) {
                    return new PersonalText.Sealed(json.getString());
                }
            };
        }
    }

    /** For people: what a text says, or null where it was erased. It cannot be read back. */
    record OpenOnly() implements Form {
        @Override
        public StdSerializer<PersonalText> serializer() {
            return new Writer() {
                @Override
                public void serialize(PersonalText text, JsonGenerator json, SerializationContext context) {
                    switch (text) {
                        case PersonalText.Clear clear -> json.writeString(clear.text());
                        case PersonalText.Erased _ -> json.writeNull();
                        case PersonalText.Sealed _ ->
                            context.reportMappingProblem("a personal text was not opened before it is written");
                    }
                }
            };
        }

        @Override
        public StdDeserializer<PersonalText> deserializer() {
            return new SealedOnly().deserializer();
        }
    }

    /** Between processes: {@code {"clear":"…"}}, {@code {"sealed":"…"}} or {@code {"erased":""}}. */
    record AnyOf() implements Form {
        @Override
        public StdSerializer<PersonalText> serializer() {
            return new Writer() {
                @Override
                public void serialize(PersonalText text, JsonGenerator json, SerializationContext context) {
                    json.writeStartObject();
                    switch (text) {
                        case PersonalText.Clear clear -> json.writeStringProperty("clear", clear.text());
                        case PersonalText.Sealed sealed -> json.writeStringProperty("sealed", sealed.cipher());
                        case PersonalText.Erased _ -> json.writeStringProperty("erased", "");
                    }
                    json.writeEndObject();
                }
            };
        }

        @Override
        public StdDeserializer<PersonalText> deserializer() {
            return new Reader() {
                @Override
                public @Nullable PersonalText deserialize(JsonParser json, DeserializationContext context) {
                    String form = json.nextName();
                    json.nextToken();
                    String text = json.getString();
                    if (json.nextToken() != JsonToken.END_OBJECT) {
                        return context.reportInputMismatch(this, "a personal text has one form");
                    }
                    return switch (Objects.requireNonNullElse(form, "")) {
                        case "clear" -> new PersonalText.Clear(text);
                        case "sealed" -> new PersonalText.Sealed(text);
                        case "erased" -> new PersonalText.Erased();
                        default -> context.reportInputMismatch(this, "'%s' is no form of personal text", form);
                    };
                }
            };
        }
    }

    private abstract static class Writer extends StdSerializer<PersonalText> {
        Writer() {
            super(PersonalText.class);
        }
    }

    private abstract static class Reader extends StdDeserializer<PersonalText> {
        Reader() {
            super(PersonalText.class);
        }
    }
}
