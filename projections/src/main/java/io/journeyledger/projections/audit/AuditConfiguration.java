package io.journeyledger.projections.audit;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.index.Mending;
import io.journeyledger.projections.index.StoredDocuments;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.live.ViewMonitor;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.store.JourneyKeys;
import io.journeyledger.store.LedgerReader;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Audits, where this process has the role {@code projection}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${journey.roles:command,projection,query}'.contains('projection')")
public class AuditConfiguration {

    @Bean
    Audits audits(
            LedgerReader ledger,
            PopulationPass pass,
            Stories stories,
            JourneyKeys keys,
            StoredDocuments stored,
            ViewIndices indices,
            Mending mending,
            PersonalTexts texts,
            Policies policies,
            InstantSource clock,
            ViewMonitor monitor) {
        Auditor auditor = new Auditor(
                ledger, pass, stories, keys::load, stored, indices, mending, texts, policies, clock, monitor::position);
        return new Audits(auditor, policies, clock);
    }
}
