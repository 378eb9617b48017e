package io.journeyledger.projections.live;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.projections.ProjectionProperties;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.index.DocumentsOfJourneys;
import io.journeyledger.projections.index.DueReviews;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.projections.run.Shift;
import io.journeyledger.store.codec.TrackedEvents;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.operation.StoredTokens;
import io.journeyledger.store.operation.Turn;
import io.journeyledger.store.reading.LedgerReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The live projection, where this process has the role {@code projection}. */
@Configuration(proxyBeanMethods = false)
public class LiveConfiguration {

    @Bean
    ViewWriter viewWriter(ElasticsearchClient client, MeterRegistry meters) {
        return new ViewWriter(client, meters);
    }

    @Bean
    Storytelling storytelling(
            Stories stories, JourneyKeys keys, Policy policy, PersonalTexts texts, InstantSource clock) {
        return new Storytelling(stories, keys::load, policy, texts, clock);
    }

    @Bean
    Unfollowed unfollowed(
            LedgerReader ledger, ElasticsearchClient client, ViewIndices indices, ViewWriter writer, Stories stories) {
        return new Unfollowed(ledger, indices, new DocumentsOfJourneys(client), writer, stories);
    }

    @Bean
    LiveProjection liveProjection(
            TrackedEvents events,
            Storytelling storytelling,
            ViewWriter writer,
            Unfollowed unfollowed,
            TokenStore tokens,
            ProjectionProperties properties) {
        Long most = properties.remembered();
        long remembered = most == null ? Runtime.getRuntime().maxMemory() / 4 / LiveFolds.BYTES_AN_EVENT : most;
        // Twice, for a process before this one whose batches were larger.
        Stories stories = storytelling.stories();
        LiveFolds folds = new LiveFolds(stories, storytelling.loadKeys(), remembered, 2 * properties.batch());
        return new LiveProjection(
                events,
                folds,
                Parking.atTheEnd(stories.letters(), writer),
                storytelling,
                unfollowed::forget,
                () -> tokens.extendClaim(ViewProcessor.NAME, ViewProcessor.SEGMENT));
    }

    @Bean
    Retries retries(Storytelling storytelling, ViewWriter writer, Turn turn, ViewMonitor monitor, ViewIndices indices) {
        return new Retries(
                storytelling, writer, new Shift(turn.of("dead letters"), () -> {}), monitor::begun, indices::setAside);
    }

    @Bean
    ViewProcessor viewProcessor(
            ViewIndices indices,
            EventStore events,
            TokenStore tokens,
            StoredTokens stored,
            TransactionManager transactions,
            LiveProjection projection,
            Policy policy,
            InstantSource clock,
            ProjectionProperties properties) {
        return new ViewProcessor(
                indices, events, tokens, stored, transactions, projection, clock, policy.version(), properties.batch());
    }

    @Bean
    ViewMonitor viewMonitor(
            ViewProcessor processor,
            LiveProjection projection,
            ViewIndices indices,
            LedgerReader ledger,
            TrackedEvents events,
            InstantSource clock) {
        return new ViewMonitor(processor, projection, indices, ledger, events, clock);
    }

    @Bean
    DueReviews dueReviews(ElasticsearchClient client) {
        return new DueReviews(client);
    }

    @Bean
    Sweep sweep(
            DueReviews reviews,
            Storytelling storytelling,
            ViewWriter writer,
            ViewMonitor monitor,
            TokenStore tokens,
            ProjectionProperties properties) {
        return new Sweep(
                reviews,
                storytelling,
                writer,
                monitor::isFollowing,
                () -> tokens.extendClaim(ViewProcessor.NAME, ViewProcessor.SEGMENT),
                monitor::position,
                properties.reviewEvery());
    }

    /** Shown as {@code views}. */
    @Bean
    ViewHealth viewsHealthIndicator(ViewMonitor monitor) {
        return new ViewHealth(monitor);
    }
}
