package io.journeyledger.projections;

import io.journeyledger.projections.audit.AuditConfiguration;
import io.journeyledger.projections.export.EventExports;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.index.ElasticsearchClientConfiguration;
import io.journeyledger.projections.live.LiveConfiguration;
import io.journeyledger.projections.model.fit.ModelFitting;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.rebuild.RebuildConfiguration;
import io.journeyledger.projections.rehearsal.RehearsalConfiguration;
import io.journeyledger.projections.replay.DeadLetters;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.role.ConditionalOnRole;
import io.journeyledger.projections.role.Role;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.codec.ReadableEvents;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.operation.BesideEvents;
import io.journeyledger.store.operation.DeadLetterTable;
import io.journeyledger.store.operation.PolicyArchive;
import io.journeyledger.store.reading.LedgerReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The projections as an application gets them by having this module on its class path: the policy and the replay in
 * every role, the live projection in the role {@code projection}.
 */
@AutoConfiguration(afterName = "io.journeyledger.store.StoreAutoConfiguration")
@EnableConfigurationProperties(ProjectionProperties.class)
@Import(ElasticsearchClientConfiguration.class)
public class ProjectionsConfiguration {

    /** What writes views, and looks at those written. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole(Role.PROJECTION)
    @Import({LiveConfiguration.class, RebuildConfiguration.class, AuditConfiguration.class, RehearsalConfiguration.class
    })
    static class Projecting {}

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Policy policy(Policies policies) {
        return policies.current();
    }

    @Bean
    Policies policies(ProjectionProperties properties, PolicyArchive archive, InstantSource clock) {
        Path file = properties.policy();
        byte[] text = file == null ? PolicyFile.standardText() : PolicyFile.text(file);
        Policy current = PolicyFile.parse(text, file == null ? "the default policy" : file.toString());
        return new Policies(current, new String(text, StandardCharsets.UTF_8), archive, clock);
    }

    @Bean
    PersonalTexts personalTexts(JourneyKeys keys) {
        return keys::open;
    }

    @Bean
    Stories stories(LedgerReader reader, EventCodec codec, DeadLetterTable letters, InstantSource clock) {
        return new Stories(reader, codec, new DeadLetters(letters, clock));
    }

    @Bean
    JourneyReplay journeyReplay(Stories stories, PersonalTexts texts) {
        return new JourneyReplay(stories, texts);
    }

    @Bean
    EventExports eventExports(
            LedgerReader reader,
            EventCodec codec,
            JourneyKeys keys,
            BesideEvents beside,
            ReadableEvents readable,
            InstantSource clock) {
        return new EventExports(reader, codec, keys, beside, readable, clock);
    }

    @Bean
    ModelFitting modelFitting(Stories stories, Policies policies, InstantSource clock) {
        Policy current = policies.current();
        String text = policies.text(current.version()).orElseThrow();
        return new ModelFitting(stories, current, text, clock);
    }
}
