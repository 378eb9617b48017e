package io.journeyledger.bench;

import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.Intake;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How late the views are while entries arrive at a steady rate, beside how late the ledger itself is. */
final class Lag implements Subject {

    private static final int PER_SECOND = 5_000;

    /** Arrivals at the begin that do not count: each program makes its JSON readers anew, and the JVM compiles them. */
    private static final Duration LEAD_IN = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final long POLL_MILLIS = 5;
    private static final int PAGE = 5_000;
    private static final double MICROS_A_MILLI = 1_000;

    private final Scratch scratch;
    private final List<String> lines;
    private final EmptyViews views;

    /** @param entries those that count */
    Lag(Scratch scratch, int entries) throws Exception {
        this.scratch = scratch;
        Path file = Entries.write(scratch.file("lag.ndjson"), entries + (int) LEAD_IN.toSeconds() * PER_SECOND);
        this.lines = Files.readAllLines(file);
        this.views = EmptyViews.start(scratch);
    }

    @Override
    public String name() {
        return "lag";
    }

    @Override
    public String what() {
        return "Entries arrive through the intake at " + PER_SECOND + " a second, whether or not those before are"
                + " recorded; from when they are due until Elasticsearch has acknowledged all that they change in the"
                + " views. It can be searched up to a second later, at the next refresh. The first "
                + LEAD_IN.toSeconds() + " s do not count";
    }

    @Override
    public String floor() {
        return "The same arrivals without views, until they are durable in the ledger";
    }

    @Override
    public Run run() throws Exception {
        views.remove();
        Path folder = scratch.folder();
        Map<String, Object> settings = Map.of("journey.elasticsearch.url", views.url());
        try (Program program = Program.start(folder, "command,projection", settings, LagWatch.class)) {
            Arrivals arrivals = arrivals(program);
            long begun = System.nanoTime();
            arrivals.run();
            double rate = Run.perSecond(program.get(LedgerReader.class).count(), begun);
            return lags(program, arrivals).with("recorded events/s", rate).with("refused entries", (double)
                    arrivals.refused());
        } finally {
            Scratch.delete(folder);
        }
    }

    private static Run lags(Program program, Arrivals arrivals) throws InterruptedException {
        LedgerReader ledger = program.get(LedgerReader.class);
        LagWatch.Noting views = (LagWatch.Noting) program.get(ViewWriter.class);
        long begun = System.nanoTime();
        while (views.position() < ledger.head()) {
            if (Run.secondsSince(begun) > LONGEST.toSeconds()) {
                throw new IllegalStateException("The views have not caught up within " + LONGEST);
            }
            Thread.sleep(POLL_MILLIS);
        }
        Histogram fromDue = new Histogram(3);
        Histogram fromRecorded = new Histogram(3);
        List<RawEvent> page = ledger.read(0, PAGE);
        Instant counted = arrivals.due(page.getFirst().eventId()).plus(LEAD_IN);
        while (!page.isEmpty()) {
            for (RawEvent event : page) {
                Instant due = arrivals.due(event.eventId());
                if (!due.isBefore(counted)) {
                    fromDue.recordValue(micros(views.until(event.position(), due)));
                    fromRecorded.recordValue(micros(views.until(event.position(), event.recordedAt())));
                }
            }
            page = ledger.read(page.getLast().position(), PAGE);
        }
        return run(fromDue)
                .with("of it p50 ms after it was recorded", millis(fromRecorded.getValueAtPercentile(50)))
                .with("of it p99 ms after it was recorded", millis(fromRecorded.getValueAtPercentile(99)))
                .with("of it most ms after it was recorded", millis(fromRecorded.getMaxValue()));
    }

    @Override
    public Run floorRun() throws Exception {
        Path folder = scratch.folder();
        try (Program program = Program.start(folder, "command", Map.of())) {
            Arrivals arrivals = arrivals(program);
            long begun = System.nanoTime();
            arrivals.run();
            double rate = Run.perSecond(program.get(LedgerReader.class).count(), begun);
            Instant counted = arrivals.answered().stream()
                    .map(Arrivals.Answered::due)
                    .min(Instant::compareTo)
                    .orElseThrow()
                    .plus(LEAD_IN);
            Histogram fromDue = new Histogram(3);
            arrivals.answered().stream()
                    .filter(answered -> !answered.due().isBefore(counted))
                    .forEach(answered -> fromDue.recordValue(micros(answered.after())));
            return run(fromDue).with("recorded events/s", rate).with("refused entries", (double) arrivals.refused());
        } finally {
            Scratch.delete(folder);
        }
    }

    private Arrivals arrivals(Program program) {
        return new Arrivals(program.get(Intake.class), program.get(EntryReader.class), lines, PER_SECOND);
    }

    private static Run run(Histogram micros) {
        return Run.of("p99 ms", millis(micros.getValueAtPercentile(99)))
                .with("p50 ms", millis(micros.getValueAtPercentile(50)))
                .with("most ms", millis(micros.getMaxValue()));
    }

    private static double millis(long micros) {
        return micros / MICROS_A_MILLI;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    @Override
    public void close() throws IOException {
        views.close();
    }
}
