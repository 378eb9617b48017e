package io.journeyledger.store.codec;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The value types of the ledger in JSON. */
final class LedgerModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    LedgerModule(PersonalTextJson.Form personalText) {
        super("journey-ledger");
        addSerializer(new JourneyIdSerializer());
        addDeserializer(JourneyId.class, new JourneyIdDeserializer());
        addSerializer(new MarkSerializer());
        addDeserializer(Identifier.Mark.class, new MarkDeserializer());
        addDeserializer(Instant.class, new InstantDeserializer());
        addSerializer(PersonalText.class, personalText.serializer());
        addDeserializer(PersonalText.class, personalText.deserializer());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new WhatMustBeThere());
    }

    /**
     * A component of a record must be there, unless it may be null, or is a collection and was left out being empty.
     */
    private static final class WhatMustBeThere extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            if (!(member instanceof AnnotatedParameter parameter)
                    || !parameter.getDeclaringClass().isRecord()
                    || Collection.class.isAssignableFrom(parameter.getRawType())
                    || Map.class.isAssignableFrom(parameter.getRawType())) {
                return null;
            }
            var component = parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()];
            return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        }
    }

    private static final class JourneyIdSerializer extends StdSerializer<JourneyId> {

        JourneyIdSerializer() {
            super(JourneyId.class);
        }

        @Override
        public void serialize(JourneyId id, JsonGenerator json, SerializationContext context) {
            json.writeString(id.value());
        }
    }

    private static final class JourneyIdDeserializer extends StdDeserializer<JourneyId> {

        JourneyIdDeserializer() {
            super(JourneyId.class);
        }

        @Override
        public JourneyId deserialize(JsonParser json, DeserializationContext context) {
            return new JourneyId(json.getString());
        }
    }

    private static final class MarkSerializer extends StdSerializer<Identifier.Mark> {

        MarkSerializer() {
            super(Identifier.Mark.class);
        }

        @Override
        public void serialize(Identifier.Mark mark, JsonGenerator json, SerializationContext context) {
            json.writeString(mark.sealed());
        }
    }

    private static final class MarkDeserializer extends StdDeserializer<Identifier.Mark> {

        MarkDeserializer() {
            super(Identifier.Mark.class);
        }

        @Override
        public Identifier.Mark deserialize(JsonParser json, DeserializationContext context) {
            return new Identifier.Mark(json.getString());
        }
    }

    private static final class InstantDeserializer extends StdDeserializer<Instant> {

        InstantDeserializer() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            return Instants.parse(json.getString());
        }
    }
}
