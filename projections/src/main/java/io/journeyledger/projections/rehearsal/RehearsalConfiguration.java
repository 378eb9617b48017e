package io.journeyledger.projections.rehearsal;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.store.reading.LedgerReader;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rehearsals, where this process has the role {@code projection}. */
@Configuration(proxyBeanMethods = false)
public class RehearsalConfiguration {

    @Bean
    Rehearsals rehearsals(LedgerReader ledger, PopulationPass pass, Policies policies, InstantSource clock) {
        return new Rehearsals(ledger, pass, policies, clock);
    }
}
