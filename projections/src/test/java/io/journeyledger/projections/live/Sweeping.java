package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.index.DueReviews;
import io.journeyledger.projections.index.RealElasticsearch;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.store.codec.EventCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Views in the real Elasticsearch of which time changes something, and the sweep that tells it. */
abstract class Sweeping {

    /** Beyond all events of these tests. */
    static final long HEAD = 1_000_000;

    final ElasticsearchClient client = RealElasticsearch.client();
    final ViewWriter writer = new ViewWriter(client, new SimpleMeterRegistry());

    @BeforeEach
    void clean() throws IOException {
        RealElasticsearch.clean(client);
        new ViewIndices(client).createMissing("p", at("2026-11-22"));
    }

    @AfterEach
    void close() throws IOException {
        RealElasticsearch.clean(client);
        client.close();
    }

    Stories toldToTheEnd(List<Recorded> ledger) {
        Stories stories = stories(ledger);
        writer.write(new LiveFolds(stories, _ -> {}, 1_000, 0)
                .changes(ledger, new Reading(Telling.POLICY, Chronicle.END, LedgerInMemory::open))
                .operations());
        return stories;
    }

    List<JourneyId> due(Instant now) {
        List<JourneyId> due = new ArrayList<>();
        new DueReviews(client).forEach(View.CUSTOMERS, View.CUSTOMERS.alias(), now, now, due::addAll);
        return due;
    }

    static Stories stories(List<Recorded> ledger) {
        return new Stories(new LedgerInMemory(ledger), EventCodec.standard());
    }

    Sweep sweep(Stories stories, Instant now, long position) {
        return sweep(stories, now, true, position);
    }

    Sweep sweep(Stories stories, Instant now, boolean following, long position) {
        return sweep(stories, LedgerInMemory::open, now, following, position, () -> {});
    }

    Sweep sweep(Stories stories, PersonalTexts texts, Instant now, boolean following, long position, Runnable claim) {
        return new Sweep(
                new DueReviews(client),
                new Storytelling(stories, _ -> {}, Telling.POLICY, texts, InstantSource.fixed(now)),
                writer,
                () -> following,
                claim,
                () -> position,
                Duration.ofSeconds(1));
    }

    Map<String, JsonNode> held(View view) throws IOException {
        return RealElasticsearch.held(client, view.alias());
    }

    static Map<String, JsonNode> expected(Stories stories, List<Recorded> ledger, View view, Instant now) {
        JourneyReplay replay = new JourneyReplay(stories, LedgerInMemory::open);
        Map<String, JsonNode> expected = new TreeMap<>();
        ledger.stream()
                .map(Recorded::journey)
                .distinct()
                .forEach(journey -> Objects.requireNonNull(replay.documents(journey, AsOf.now(now), Telling.POLICY)
                                .get(view))
                        .forEach(document -> expected.put(
                                document.id(), DocumentJson.mapper().readTree(DocumentJson.write(document)))));
        return expected;
    }

    /** Documents that time does not change stay as they were made, and so does what they were made for. */
    static Map<String, JsonNode> withoutInstant(Map<String, JsonNode> documents) {
        documents.values().forEach(document -> ((ObjectNode) document).remove("asOf"));
        return documents;
    }
}
