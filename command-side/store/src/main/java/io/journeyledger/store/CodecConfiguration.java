package io.journeyledger.store;

import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** How events and messages are written. */
@Configuration(proxyBeanMethods = false)
class CodecConfiguration {

    @Bean
    EventCodec eventCodec() {
        return EventCodec.standard();
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
