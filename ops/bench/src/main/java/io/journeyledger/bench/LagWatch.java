package io.journeyledger.bench;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.ViewWriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beside the live projection: when the index had acknowledged what, by positions. */
@Configuration(proxyBeanMethods = false)
class LagWatch {

    /** Notes when a batch was taken. The projection writes batches in order, each whole. */
    static final class Noting extends ViewWriter {

        private final NavigableMap<Long, Instant> taken = new ConcurrentSkipListMap<>();

        Noting(ElasticsearchClient client, MeterRegistry meters) {
            super(client, meters);
        }

        @Override
        public void write(List<Operation> operations) {
            super.write(operations);
            Instant now = Instant.now();
            operations.stream()
                    .mapToLong(Operation::version)
                    .max()
                    .ifPresent(position -> taken.putIfAbsent(position, now));
        }

        /** Position of the last event that is taken; 0 at the beginning. */
        long position() {
            return taken.isEmpty() ? 0 : taken.lastKey();
        }

        /** From the instant until the event with this position was taken; not less than nothing. */
        Duration until(long position, Instant from) {
            Map.Entry<Long, Instant> batch = taken.ceilingEntry(position);
            if (batch == null) {
                throw new IllegalStateException("The event at " + position + " never came into the views");
            }
            Duration lag = Duration.between(from, batch.getValue());
            return lag.isNegative() ? Duration.ZERO : lag;
        }
    }

    @Bean
    static BeanPostProcessor noting(ObjectProvider<ElasticsearchClient> client, ObjectProvider<MeterRegistry> meters) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof ViewWriter ? new Noting(client.getObject(), meters.getObject()) : bean;
            }
        };
    }
}
