package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.ProjectionProperties;
import io.journeyledger.projections.index.DueReviews;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.live.CatchUp;
import io.journeyledger.projections.live.Unfollowed;
import io.journeyledger.projections.live.ViewMonitor;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.operation.Turn;
import io.journeyledger.store.reading.LedgerReader;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rebuilds, where this process has the role {@code projection}. */
@Configuration(proxyBeanMethods = false)
public class RebuildConfiguration {

    @Bean
    PopulationPass populationPass(Stories stories, JourneyKeys keys) {
        return new PopulationPass(stories, keys::reload, Runtime.getRuntime().availableProcessors());
    }

    @Bean
    CatchUp catchUp(
            LedgerReader ledger,
            Storytelling storytelling,
            DueReviews reviews,
            ViewWriter writer,
            ProjectionProperties properties) {
        return new CatchUp(ledger, storytelling, reviews, writer, properties.batch());
    }

    @Bean
    Rebuilds rebuilds(
            LedgerReader ledger,
            PopulationPass pass,
            ViewIndices indices,
            ViewWriter writer,
            CatchUp catchUp,
            Storytelling storytelling,
            Policies policies,
            InstantSource clock,
            ViewMonitor monitor,
            Unfollowed unfollowed,
            Turn turnToRebuild) {
        Rebuilder rebuilder = new Rebuilder(
                ledger,
                pass,
                indices,
                writer,
                catchUp,
                storytelling,
                policies,
                monitor::position,
                unfollowed::forgetErasedSince);
        return new Rebuilds(rebuilder, indices, policies, clock, turnToRebuild);
    }
}
