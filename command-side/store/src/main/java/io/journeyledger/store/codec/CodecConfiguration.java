package io.journeyledger.store.codec;

import io.journeyledger.store.keys.JourneyKeys;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** How events and messages are written and read. */
@Configuration(proxyBeanMethods = false)
public class CodecConfiguration {

    @Bean
    EventCodec eventCodec() {
        return EventCodec.standard();
    }

    @Bean
    ReadableEvents readableEvents(EventCodec codec, JourneyKeys keys) {
        return new ReadableEvents(codec, keys);
    }

    @Bean
    @Primary
    Serializer serializer() {
        return MessageJson.serializer();
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(EventCodec codec, Serializer serializer) {
        return new EventSerializer(codec, serializer);
    }

    /**
     * An event's metadata is the provenance that its command carries, and nothing else: every byte is kept for ever.
     */
    @Bean
    CorrelationDataProvider provenanceOfEvents() {
        return new SimpleCorrelationDataProvider(ProvenanceMetadata.KEYS);
    }
}
