package io.journeyledger.query.past;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.replay.JourneyReplay;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is told from the ledger. */
@Configuration(proxyBeanMethods = false)
class PastConfiguration {

    @Bean
    Pasts pasts(JourneyReplay replay, Policies policies, InstantSource clock, MeterRegistry meters) {
        return new Pasts(replay, policies, clock, meters);
    }

    @Bean
    CaseFiles caseFiles(Pasts pasts, Policies policies) {
        return new CaseFiles(pasts, policies);
    }
}
