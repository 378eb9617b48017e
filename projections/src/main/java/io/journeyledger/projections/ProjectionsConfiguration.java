package io.journeyledger.projections;

import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.index.ElasticsearchClientConfiguration;
import io.journeyledger.projections.live.LiveConfiguration;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.rebuild.RebuildConfiguration;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.store.EventCodec;
import io.journeyledger.store.JourneyKeys;
import io.journeyledger.store.LedgerReader;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The projections as an application gets them by having this module on its class path: the policy and the replay in every
 * role, the live projection in the role {@code projection}.
 */
@AutoConfiguration(afterName = "io.journeyledger.store.StoreAutoConfiguration")
@EnableConfigurationProperties(ProjectionProperties.class)
@Import({ElasticsearchClientConfiguration.class, LiveConfiguration.class, RebuildConfiguration.class})
public class ProjectionsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Policy policy(ProjectionProperties properties) {
        return properties.policy() == null ? PolicyFile.standard() : PolicyFile.read(properties.policy());
    }

    @Bean
    PersonalTexts personalTexts(JourneyKeys keys) {
        return keys::open;
    }

    @Bean
    Stories stories(LedgerReader reader, EventCodec codec) {
        return new Stories(reader, codec);
    }

    @Bean
    JourneyReplay journeyReplay(Stories stories, PersonalTexts texts) {
        return new JourneyReplay(stories, texts);
    }
}
