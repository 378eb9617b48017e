package io.journeyledger.bench;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.rebuild.Rebuild;
import io.journeyledger.projections.rebuild.RebuildRequest;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A view made anew from the whole ledger and put behind its alias, beside decoding every event on all cores without
 * folding or writing anything.
 */
final class Rebuilding implements Subject {

    private final Workbench bench;
    private final LedgerReader ledger;
    private final EventCodec codec;
    private final Naive naive;
    private final ReadyDocuments ready;

    Rebuilding(Workbench bench, Scratch scratch) {
        this.bench = bench;
        ledger = bench.get(LedgerReader.class);
        codec = bench.get(EventCodec.class);
        naive = new Naive(bench.client(), ledger, codec);
        ready = new ReadyDocuments(bench, scratch, View.CUSTOMERS);
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public String what() {
        return "The view customers made anew from the whole ledger, checked and put behind its alias, from the request"
                + " to the end";
    }

    @Override
    public String floor() {
        return "Every event is read in the order of positions and decoded, on all cores; no fold, no write. Beside it, and not part of the"
                + " ratio, is what it takes to write the same documents when they are there already, and a handler that gets,"
                + " changes and indexes a document for each of some thousand events";
    }

    @Override
    public Run run() throws Exception {
        long begun = System.nanoTime();
        Rebuild rebuild = ready.recordOnce(RebuildRequest.live(Set.of(View.CUSTOMERS)));
        double seconds = Run.secondsSince(begun);
        return Run.of("events/s", bench.events() / seconds)
                .with("seconds", seconds)
                .with("events", (double) bench.events())
                .with("documents", (double) rebuild.progress().documents())
                .with("peak heap MB", PeakHeap.megabytes());
    }

    @Override
    public Run floorRun() throws Exception {
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
        if (decoded.get() != bench.events()) {
            throw new IllegalStateException("Decoded " + decoded + " of " + bench.events() + " events");
        }
        return Run.of("events/s", bench.events() / seconds)
                .with("seconds", seconds)
                .with("seconds to write", ready.seconds())
                .with("naive events/s", naive.eventsPerSecond());
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
        double floorSeconds = spread(row.floor(), "seconds").median();
        double writeSeconds = spread(row.floor(), "seconds to write").median();
        double naivePerSecond = spread(row.floor(), "naive events/s").median();
        Map<String, Double> headline = new LinkedHashMap<>();
        double perSecond = median(row, "events/s");
        headline.put("events", median(row, "events"));
        headline.put("documents", median(row, "documents"));
        headline.put("seconds", median(row, "seconds"));
        headline.put("eventsPerSecond", perSecond);
        headline.put("floorEventsPerSecond", spread(row.floor(), "events/s").median());
        headline.put("ofFloor", row.ofFloor());
        headline.put("writeSeconds", writeSeconds);
        headline.put("ofDecodingAndWriting", (floorSeconds + writeSeconds) / median(row, "seconds"));
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

    @Override
    public void close() throws IOException {
        bench.close();
    }
}
