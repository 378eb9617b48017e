package io.journeyledger.intake;

import io.journeyledger.intake.file.ImportFolder;
import io.journeyledger.store.settings.StoreProperties;
import java.time.Duration;
import java.time.InstantSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The command side: everything of this package, and what it needs of the outside. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class IntakeConfiguration {

    /** Without a number as many as a quarter of the heap holds. */
    @Bean
    Cache journeyCache(@Value("${journey.intake.cached-journeys:#{null}}") @Nullable Long most) {
        return new JourneyCache(
                most == null ? Runtime.getRuntime().maxMemory() / 4 / JourneyCache.BYTES_A_JOURNEY : most);
    }

    /** A snapshot every so many events keeps the first fact after a restart fast also for long journeys. */
    @Bean
    SnapshotTriggerDefinition journeySnapshots(
            Snapshotter snapshotter, @Value("${journey.intake.snapshot-every:250}") int events) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, events);
    }

    @Bean
    ClockSkew clockSkew(@Value("${journey.intake.clock-skew:5m}") Duration allowed) {
        return new ClockSkew(allowed);
    }

    @Bean
    EntryReader entryReader(JsonMapper json) {
        return new EntryReader(json);
    }

    /** Amounts in any body are exact, never through binary floating point; and of what stands twice none is chosen. */
    @Bean
    JsonMapperBuilderCustomizer exactBodies() {
        return mapper -> mapper.enable(
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    @Bean
    ImportFolder importFolder(StoreProperties store) {
        return new ImportFolder(store.data().resolve("imports"), !store.tablesInPostgresql());
    }

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }
}
