package io.journeyledger.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.PoliciesInMemory;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.TurnsInMemory;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.index.DueReviews;
import io.journeyledger.projections.index.RealElasticsearch;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.live.CatchUp;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.store.codec.EventCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/** All that a rebuild needs, around a ledger in memory and the real Elasticsearch. */
final class Workshop implements AutoCloseable {

    /** What the client does before it sends a request. */
    volatile RealElasticsearch.AtRequest atRequest = _ -> {};

    final ElasticsearchClient client = RealElasticsearch.client(request -> atRequest.see(request));
    final ViewIndices indices = new ViewIndices(client);
    final LedgerInMemory ledger;
    final Policy policy = PolicyFile.standard();
    final Policies policies =
            PoliciesInMemory.of(policy, new String(PolicyFile.standardText(), StandardCharsets.UTF_8));
    final TurnsInMemory turns = new TurnsInMemory();
    /** From where on it was looked for erasures. */
    final List<Long> erasedSince = new CopyOnWriteArrayList<>();

    volatile Instant now = Chronicle.END;
    private final InstantSource clock = () -> now;
    private final InstantSource ticking = new Ticking();
    private final EventCodec codec = EventCodec.standard();
    final Stories stories;
    private final JourneyReplay replay;

    Workshop(List<Recorded> recorded) throws IOException {
        RealElasticsearch.clean(client);
        ledger = new LedgerInMemory(recorded);
        stories = new Stories(ledger, codec);
        replay = new JourneyReplay(stories, LedgerInMemory::open);
    }

    /** Rebuilds whose pass calls a listener at every document written. */
    Rebuilds rebuilds(Runnable atEveryBulk) {
        return rebuilds(atEveryBulk, () -> 0);
    }

    Rebuilds rebuilds(Runnable atEveryBulk, LongSupplier livePosition) {
        return rebuilds(atEveryBulk, livePosition, "one");
    }

    /** @param process who asks for the turn */
    Rebuilds rebuilds(Runnable atEveryBulk, LongSupplier livePosition, String process) {
        ViewWriter writer = new ViewWriter(client, new SimpleMeterRegistry()) {
            @Override
            public void write(List<io.journeyledger.projections.index.Operation> operations) {
                atEveryBulk.run();
                super.write(operations);
            }
        };
        PopulationPass pass = new PopulationPass(stories, _ -> {}, 2);
        Storytelling storytelling = LedgerInMemory.telling(stories, clock);
        CatchUp catchUp = new CatchUp(ledger, storytelling, new DueReviews(client), writer, 100);
        Rebuilder rebuilder = new Rebuilder(
                ledger, pass, indices, writer, catchUp, storytelling, policies, livePosition, erasedSince::add);
        return new Rebuilds(rebuilder, indices, policies, ticking, turns.of(process));
    }

    /** A clock that goes on a second with every look, so that names differ. */
    private static final class Ticking implements InstantSource {
        private Instant now = Chronicle.END;

        @Override
        public synchronized Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }
    }

    /** The index of a rebuild of one view, once it is over. */
    static String index(Rebuild rebuild) {
        return awaitEnd(rebuild).indices().values().iterator().next();
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an index holds, by id. */
    Map<String, JsonNode> held(String index) throws IOException {
        return RealElasticsearch.held(client, index);
    }

    /** What the as-of replay of every journey gives, by id. */
    Map<String, JsonNode> expected(View view, AsOf asOf, Policy under) {
        Map<String, JsonNode> expected = new TreeMap<>();
        ledger.read(0, Integer.MAX_VALUE).stream()
                .map(event -> new JourneyId(event.journey()))
                .distinct()
                .forEach(journey -> Objects.requireNonNull(
                                replay.documents(journey, asOf, under).get(view))
                        .forEach(document -> expected.put(
                                document.id(), DocumentJson.mapper().readTree(DocumentJson.write(document)))));
        return expected;
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
    }

    static Rebuild awaitEnd(Rebuild rebuild) {
        eventually().until(() -> rebuild.phase().isOver());
        return rebuild;
    }

    @Override
    public void close() throws IOException {
        RealElasticsearch.clean(client);
        client.close();
    }
}
