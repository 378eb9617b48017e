package io.journeyledger.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.ledger.KeyedHash;
import io.journeyledger.ledger.ProposeFacts;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.store.keys.Fingerprints;
import io.journeyledger.store.keys.MasterKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The query side alone, over the sample journeys. Its main method serves them, to look at. */
// No component itself: the query side's own scan would find it and import its importer.
@EnableAutoConfiguration
@Import(QueryConfiguration.class)
public class QueryProgram {

    @Bean
    ElasticsearchClient elasticsearch(@Value("${elasticsearch:}") String url) {
        return Samples.client(url.isEmpty() ? Samples.stored() : URI.create(url));
    }

    @Bean
    ViewIndices viewIndices(ElasticsearchClient client) {
        return new ViewIndices(client);
    }

    @Bean
    SmallLedger ledger() {
        return SmallLedger.withAnn();
    }

    @Bean
    JourneyReplay replay(SmallLedger ledger) {
        return ledger.replay();
    }

    @Bean
    CommandGateway commands(SmallLedger ledger, InstantSource clock) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe(
                ProposeFacts.class.getName(),
                command -> ledger.take((ProposeFacts) command.getPayload(), clock.instant()));
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    @Bean
    KeyedHash hashes() {
        return new Fingerprints(MasterKey.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
    }

    @Bean
    Policies policies() {
        return StandardPolicies.policies();
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    public static void main(String[] args) {
        SpringApplication.run(QueryProgram.class, args);
    }
}
