package io.journeyledger.store.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyEvent;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/** The general serializer: tokens, snapshots, metadata, and commands and queries on their way between processes. */
final class MessageJson {

    private MessageJson() {}

    static Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(MessageJson::customise)
                .build();
    }

    private static void customise(JsonMapper.Builder json) {
        json.addModule(new LedgerModule(new PersonalTextJson.AnyOf()))
                .addMixIn(JourneyEvent.class, NamedByCatalogue.class)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_NULL));
        for (EventType type : EventType.values()) {
            json.registerSubtypes(new NamedType(type.record(), type.storedName()));
        }
    }

    /** An event inside a message says which one it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    private interface NamedByCatalogue {}
}
