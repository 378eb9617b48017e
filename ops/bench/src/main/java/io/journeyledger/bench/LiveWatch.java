package io.journeyledger.bench;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.ViewWriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beside the live projection: when it started, and what it wrote. */
@Configuration(proxyBeanMethods = false)
class LiveWatch {

    /** Notes the moment right before the projection is started. */
    static final class Stopwatch implements SmartLifecycle {
        private volatile long begun;

        long begun() {
            return begun;
        }

        @Override
        public void start() {
            begun = System.nanoTime();
        }

        @Override
        public void stop() {
            begun = 0;
        }

        @Override
        public boolean isRunning() {
            return begun != 0;
        }

        /** The projection is in the last phase. */
        @Override
        public int getPhase() {
            return DEFAULT_PHASE - 1;
        }
    }

    /** Remembers every batch that it writes. */
    static final class Recorder extends ViewWriter {
        private final List<List<Operation>> batches = new CopyOnWriteArrayList<>();

        Recorder(ElasticsearchClient client, MeterRegistry meters) {
            super(client, meters);
        }

        @Override
        public void write(List<Operation> operations) {
            super.write(operations);
            batches.add(List.copyOf(operations));
        }

        List<List<Operation>> batches() {
            return batches;
        }
    }

    @Bean
    Stopwatch stopwatch() {
        return new Stopwatch();
    }

    /** In the one run that records. */
    @Configuration(proxyBeanMethods = false)
    static class Recording {
        @Bean
        static BeanPostProcessor recorder(
                ObjectProvider<ElasticsearchClient> client, ObjectProvider<MeterRegistry> meters) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof ViewWriter ? new Recorder(client.getObject(), meters.getObject()) : bean;
                }
            };
        }
    }
}
