package io.journeyledger.bench;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.elasticsearch.ElasticsearchChild;
import io.journeyledger.elasticsearch.ElasticsearchSettings;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.index.DueReviews;
import io.journeyledger.projections.index.ElasticsearchClientConfiguration;
import io.journeyledger.projections.index.ElasticsearchProperties;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.live.CatchUp;
import io.journeyledger.projections.rebuild.Rebuild;
import io.journeyledger.projections.rebuild.RebuildRequest;
import io.journeyledger.projections.rebuild.Rebuilder;
import io.journeyledger.projections.rebuild.Rebuilds;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.operation.Turn;
import io.journeyledger.store.reading.LedgerReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * The real program on a filled ledger, which nobody writes to, with an Elasticsearch that holds no views yet.
 *
 * @param events in the ledger
 */
record Workbench(Program program, ElasticsearchChild elasticsearch, ElasticsearchClient client, long events)
        implements AutoCloseable {

    private static final long POLL_MILLIS = 2;
    private static final int BATCH = 5_000;

    /** @param entries an NDJSON file */
    static Workbench filled(Scratch scratch, Path entries) throws Exception {
        Workbench bench = started(scratch, scratch.folder());
        bench.program.importFile(entries);
        return bench.counted();
    }

    /** On a ledger that stays for other benches; filled if nobody did yet. */
    static Workbench kept(Scratch scratch, KeptLedger ledger) throws Exception {
        Workbench bench = started(scratch, ledger.folder());
        ledger.fillOnce(scratch, bench.program);
        return bench.counted();
    }

    private static Workbench started(Scratch scratch, Path ledger) throws Exception {
        ElasticsearchChild elasticsearch = ElasticsearchChild.start(ElasticsearchSettings.in(scratch.folder()));
        ElasticsearchClient client = ElasticsearchClientConfiguration.client(
                new ElasticsearchProperties(elasticsearch.url(), null, null, null));
        Program program =
                Program.start(ledger, "command,query", Map.of("journey.elasticsearch.url", elasticsearch.url()));
        return new Workbench(program, elasticsearch, client, 0);
    }

    private Workbench counted() {
        return new Workbench(
                program, elasticsearch, client, get(LedgerReader.class).count());
    }

    <T> T get(Class<T> type) {
        return program.get(type);
    }

    ViewIndices indices() {
        return new ViewIndices(client);
    }

    ViewWriter writer() {
        return new ViewWriter(client, new SimpleMeterRegistry());
    }

    /** Rebuilds as the program does, and returns when it is done. */
    Rebuild rebuild(RebuildRequest request, ViewWriter writer) throws InterruptedException {
        Rebuilds rebuilds = rebuilds(writer);
        Rebuild rebuild = rebuilds.begin(request);
        while (!rebuild.phase().isOver()) {
            Thread.sleep(POLL_MILLIS);
        }
        if (rebuild.phase() != Rebuild.Phase.DONE) {
            throw new IllegalStateException("The rebuild did not end well: " + rebuild.problem());
        }
        rebuilds.stop();
        return rebuild;
    }

    private Rebuilds rebuilds(ViewWriter writer) {
        LedgerReader ledger = get(LedgerReader.class);
        Stories stories = get(Stories.class);
        JourneyKeys keys = get(JourneyKeys.class);
        Policies policies = get(Policies.class);
        InstantSource clock = InstantSource.system();
        PopulationPass pass =
                new PopulationPass(stories, keys::load, Runtime.getRuntime().availableProcessors());
        Storytelling storytelling =
                new Storytelling(stories, keys::load, policies.current(), get(PersonalTexts.class), clock);
        CatchUp catchUp = new CatchUp(ledger, storytelling, new DueReviews(client), writer, BATCH);
        Rebuilder rebuilder =
                new Rebuilder(ledger, pass, indices(), writer, catchUp, storytelling, policies, () -> 0, _ -> {});
        return new Rebuilds(rebuilder, indices(), policies, clock, get(Turn.class));
    }

    @Override
    public void close() throws IOException {
        program.close();
        client.close();
        elasticsearch.close();
    }
}
