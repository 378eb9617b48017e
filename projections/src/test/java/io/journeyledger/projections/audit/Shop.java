package io.journeyledger.projections.audit;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.PoliciesInMemory;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.TurnsInMemory;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.index.DueReviews;
import io.journeyledger.projections.index.Mending;
import io.journeyledger.projections.index.RealElasticsearch;
import io.journeyledger.projections.index.Stored;
import io.journeyledger.projections.index.StoredDocuments;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.live.CatchUp;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.rebuild.Rebuild;
import io.journeyledger.projections.rebuild.RebuildRequest;
import io.journeyledger.projections.rebuild.Rebuilder;
import io.journeyledger.projections.rebuild.Rebuilds;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.keys.UnopenableTextException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A ledger in memory, its live views in the real Elasticsearch, and an auditor. */
final class Shop implements AutoCloseable {

    static final Set<View> EVERY = EnumSet.allOf(View.class);

    /** Events at once. */
    static final int BATCH = 100;

    final ElasticsearchClient client = RealElasticsearch.client();
    final LedgerInMemory ledger;
    final Policy policy = PolicyFile.standard();
    final Stories stories;
    private final ViewIndices indices = new ViewIndices(client);
    private final StoredDocuments stored = new StoredDocuments(client);
    private final ViewWriter writer = new ViewWriter(client, new SimpleMeterRegistry());
    private final Policies policies =
            PoliciesInMemory.of(policy, new String(PolicyFile.standardText(), StandardCharsets.UTF_8));
    private final PopulationPass pass;
    private final CatchUp live;
    private final JourneyReplay replay;
    private final Audits audits;
    /** A journey of which the auditor cannot open any text. */
    volatile @Nullable JourneyId damaged;

    volatile Instant now;
    /** What the live projection looks at, once a batch. */
    volatile InstantSource liveClock = () -> now;

    private volatile long position;

    Shop(List<Recorded> recorded) throws IOException {
        this(recorded, Chronicle.END);
    }

    /** @param filled when the live projection makes its documents */
    Shop(List<Recorded> recorded, Instant filled) throws IOException {
        now = filled;
        RealElasticsearch.clean(client);
        EventCodec codec = EventCodec.standard();
        ledger = new LedgerInMemory(recorded);
        stories = new Stories(ledger, codec);
        replay = new JourneyReplay(stories, LedgerInMemory::open);
        pass = new PopulationPass(stories, _ -> {}, 2);
        live = new CatchUp(
                ledger,
                LedgerInMemory.telling(stories, () -> liveClock.instant()),
                new DueReviews(client),
                writer,
                BATCH);
        Storytelling storytelling = new Storytelling(stories, _ -> {}, policy, this::read, () -> now);
        Auditor auditor = new Auditor(
                ledger,
                pass,
                storytelling,
                stored,
                new Looking(ledger, storytelling, stored, indices, Set::of, () -> position),
                new Mending(client, stored),
                () -> position);
        audits = new Audits(auditor, policies, () -> now);
        indices.createMissing(policy.version(), now);
        follow();
    }

    /** Does what the live projection does: brings the views to the head of the ledger. */
    void follow() {
        Map<View, String> behind = new EnumMap<>(View.class);
        EVERY.forEach(view -> behind.put(view, stored.behind(view)));
        position = live.follow(behind, position, Long.MAX_VALUE, () -> false, () -> {});
    }

    /** Makes every view anew. */
    void rebuild() {
        Rebuilder rebuilder = new Rebuilder(
                ledger,
                pass,
                indices,
                writer,
                live,
                LedgerInMemory.telling(stories, () -> now),
                policies,
                () -> position,
                _ -> {});
        // another instant, another name
        Rebuild rebuild = new Rebuilds(
                        rebuilder, indices, policies, () -> now.plusMillis(1), new TurnsInMemory().of("one"))
                .begin(RebuildRequest.live(EVERY));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> rebuild.phase().isOver());
        if (rebuild.phase() != Rebuild.Phase.DONE) {
            throw new AssertionError(rebuild.problem());
        }
    }

    Audit audit() {
        return audit(new AuditRequest(EVERY, false));
    }

    Audit repair() {
        return audit(new AuditRequest(EVERY, true));
    }

    private Audit audit(AuditRequest request) {
        Audit audit = begin(request);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> audit.state().isOver());
        return audit;
    }

    Audit begin(AuditRequest request) {
        return audits.begin(request);
    }

    /** The document of a view that stands at a place in the order of ids, and there is one. */
    Stored some(View view, int place) throws IOException {
        return held(view).values().stream().skip(place).findFirst().orElseThrow();
    }

    /** Everything that an index holds, by id. */
    Map<String, Stored> held(View view) throws IOException {
        client.indices().refresh(refresh -> refresh.index(view.alias()));
        Map<String, Stored> held = new TreeMap<>();
        client.search(search -> search.index(view.alias()).size(10_000).version(true), JsonNode.class)
                .hits()
                .hits()
                .forEach(hit -> held.put(
                        Objects.requireNonNull(hit.id()),
                        new Stored(
                                Objects.requireNonNull(hit.id()),
                                Objects.requireNonNull(hit.version()),
                                Objects.requireNonNull(hit.source()))));
        return held;
    }

    /** What the replay of every journey gives as of now, by id. */
    Map<String, JsonNode> expected(View view) {
        Map<String, JsonNode> expected = new TreeMap<>();
        ledger.read(0, Integer.MAX_VALUE).stream()
                .map(event -> new JourneyId(event.journey()))
                .distinct()
                .forEach(journey -> Objects.requireNonNull(documents(journey).get(view))
                        .forEach(document -> expected.put(
                                document.id(), DocumentJson.mapper().readTree(DocumentJson.write(document)))));
        return expected;
    }

    Map<View, List<Document>> documents(JourneyId journey) {
        return replay.documents(journey, AsOf.now(now), policy);
    }

    /** Writes into an index as somebody does who does not know how versions are kept. */
    void put(View view, String id, JsonNode source) throws IOException {
        client.index(index -> index.index(view.alias()).id(id).document(source));
    }

    /** Writes with the very version that the document has. */
    void putAs(View view, Stored document, JsonNode source) throws IOException {
        putAs(view, document.id(), document.version(), source);
    }

    void putAs(View view, String id, long version, JsonNode source) throws IOException {
        client.index(index -> index.index(view.alias())
                .id(id)
                .version(version)
                .versionType(VersionType.ExternalGte)
                .document(source));
    }

    void delete(View view, String id) throws IOException {
        client.delete(delete -> delete.index(view.alias()).id(id));
    }

    /** A copy that can be changed. */
    static ObjectNode copy(Stored document) {
        return (ObjectNode) document.source().deepCopy();
    }

    /** The part of a document that a path leads to. */
    static ObjectNode at(ObjectNode document, String... path) {
        return Arrays.stream(path).reduce(document, (node, name) -> (ObjectNode) node.get(name), (_, last) -> last);
    }

    /** As the auditor opens texts. */
    private PersonalText read(JourneyId journey, PersonalText text) {
        if (journey.equals(damaged)) {
            throw new UnopenableTextException("its key is damaged", null);
        }
        return LedgerInMemory.open(journey, text);
    }

    @Override
    public void close() throws IOException {
        audits.close();
        RealElasticsearch.clean(client);
        client.close();
    }
}
