package io.journeyledger.projections.audit;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.index.Mending;
import io.journeyledger.projections.index.StoredDocuments;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.live.Unfollowed;
import io.journeyledger.projections.live.ViewMonitor;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.store.reading.LedgerReader;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Audits, where this process has the role {@code projection}. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

    @Bean
    Audits audits(
            LedgerReader ledger,
            PopulationPass pass,
            Storytelling storytelling,
            StoredDocuments stored,
            ViewIndices indices,
            Mending mending,
            Unfollowed unfollowed,
            Policies policies,
            InstantSource clock,
            ViewMonitor monitor) {
        Looking looking = new Looking(ledger, storytelling, stored, indices, unfollowed::withheld, monitor::position);
        Auditor auditor = new Auditor(ledger, pass, storytelling, stored, looking, mending, monitor::position);
        return new Audits(auditor, policies, clock);
    }
}
