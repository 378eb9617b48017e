package io.journeyledger.bench;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.elasticsearch.ElasticsearchChild;
import io.journeyledger.elasticsearch.ElasticsearchSettings;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.PersonalTexts;
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
import io.journeyledger.store.EventCodec;
import io.journeyledger.store.JourneyKeys;
import io.journeyledger.store.LedgerReader;
import io.journeyledger.store.RawEvent;
import io.journeyledger.store.Turn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A view made anew from the whole ledger and put behind its alias, beside decoding every event on all cores without folding
 * or writing anything.
 */
final class Rebuilding implements Subject {

    private static final long POLL_MILLIS = 2;
    private static final int MEBI = 1 << 20;

    private final View view;
    private final Program program;
    private final LedgerReader ledger;
    private final EventCodec codec;
    private final long events;
    private final ElasticsearchChild elasticsearch;
    private final ElasticsearchClient client;
    private final Naive naive;
    private double naivePerSecond;

    Rebuilding(Scratch scratch, int entries, View view) throws Exception {
        this.view = view;
        Path folder = scratch.folder();
        Path file = Entries.write(scratch.file("rebuild-" + view.label() + ".ndjson"), entries);
        program = Program.start(folder, "command", Map.of());
        program.importFile(file);
        ledger = program.get(LedgerReader.class);
        codec = program.get(EventCodec.class);
        events = ledger.count();
        elasticsearch = ElasticsearchChild.start(ElasticsearchSettings.in(scratch.folder()));
        client = ElasticsearchClientConfiguration.client(
                new ElasticsearchProperties(elasticsearch.url(), null, null, null));
        naive = new Naive(client, ledger, codec);
    }

    @Override
    public String name() {
        return view == View.CUSTOMERS ? "rebuild" : "rebuild-" + view.label();
    }

    @Override
    public String what() {
        return "The view " + view.label()
                + " made anew from the whole ledger, checked and put behind its alias, from the"
                + " request to the end";
    }

    @Override
    public String floor() {
        return "Every event is read in the order of positions and decoded, on all cores; no fold, no write";
    }

    @Override
    public Run run() throws Exception {
        Rebuilds rebuilds = rebuilds();
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begun = System.nanoTime();
        Rebuild rebuild = rebuilds.begin(RebuildRequest.live(Set.of(view)));
        while (!rebuild.phase().isOver()) {
            Thread.sleep(POLL_MILLIS);
        }
        double seconds = Run.secondsSince(begun);
        if (rebuild.phase() != Rebuild.Phase.DONE) {
            throw new IllegalStateException("The rebuild did not end well: " + rebuild.problem());
        }
        rebuilds.stop();
        return Run.of("events/s", events / seconds)
                .with("seconds", seconds)
                .with("events", (double) events)
                .with("documents", (double) rebuild.progress().documents())
                .with("peak heap MB", (double) peakHeap());
    }

    @Override
    public Run floorRun() throws Exception {
        if (naivePerSecond == 0) {
            naivePerSecond = naive.eventsPerSecond();
        }
        int threads = Runtime.getRuntime().availableProcessors();
        long head = ledger.head();
        AtomicLong decoded = new AtomicLong();
        long begun = System.nanoTime();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                long first = head * i / threads;
                long last = head * (i + 1) / threads;
                workers.execute(() -> decoded.addAndGet(decode(first, last)));
            }
        }
        double seconds = Run.secondsSince(begun);
        if (decoded.get() != events) {
            throw new IllegalStateException("Decoded " + decoded + " of " + events + " events");
        }
        return Run.of("events/s", events / seconds).with("seconds", seconds);
    }

    private long decode(long after, long last) {
        long position = after;
        long decoded = 0;
        while (position < last) {
            List<RawEvent> page = ledger.read(position, (int) Math.min(5_000, last - position));
            if (page.isEmpty()) {
                break;
            }
            for (RawEvent event : page) {
                codec.decode(event);
                decoded++;
            }
            position = page.getLast().position();
        }
        return decoded;
    }

    @Override
    public Map<String, Double> headline(Row row) {
        Map<String, Double> headline = new LinkedHashMap<>();
        double perSecond = median(row, "events/s");
        headline.put("events", median(row, "events"));
        headline.put("documents", median(row, "documents"));
        headline.put("seconds", median(row, "seconds"));
        headline.put("eventsPerSecond", perSecond);
        headline.put("floorEventsPerSecond", spread(row.floor(), "events/s").median());
        headline.put("ofFloor", row.ofFloor());
        headline.put("naiveEventsPerSecond", naivePerSecond);
        headline.put("timesNaive", perSecond / naivePerSecond);
        headline.put("peakHeapMb", spread(row.measured(), "peak heap MB").max());
        return headline;
    }

    private static double median(Row row, String figure) {
        return spread(row.measured(), figure).median();
    }

    private static Spread spread(Map<String, Spread> figures, String name) {
        return Objects.requireNonNull(figures.get(name), name);
    }

    private Rebuilds rebuilds() {
        ViewIndices indices = new ViewIndices(client);
        ViewWriter writer = new ViewWriter(client, new SimpleMeterRegistry());
        Stories stories = program.get(Stories.class);
        JourneyKeys keys = program.get(JourneyKeys.class);
        Policies policies = program.get(Policies.class);
        PersonalTexts texts = program.get(PersonalTexts.class);
        InstantSource clock = InstantSource.system();
        PopulationPass pass = new PopulationPass(
                ledger, stories, keys::load, Runtime.getRuntime().availableProcessors());
        CatchUp catchUp = new CatchUp(ledger, stories, keys::load, writer, policies.current(), texts, clock, 5_000);
        return new Rebuilds(
                new Rebuilder(ledger, pass, indices, writer, catchUp, texts, policies, clock, () -> 0),
                indices,
                policies,
                clock,
                program.get(Turn.class));
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** Most that the heap held at once, garbage included, in MB; at most the sum of what its parts held. */
    private static long peakHeap() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEBI;
    }

    @Override
    public void close() throws IOException {
        program.close();
        client.close();
        elasticsearch.close();
    }
}
