package io.journeyledger.bench;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.store.reading.LedgerReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Random;

/** A journey of a thousand events as of one instant after the other, beside reading its rows. */
final class Replaying implements Subject {

    private static final int TIMES = 500;

    private final Workbench bench;
    private final JourneyId journey;
    private final Instant from;
    private final Instant until;

    /** @param bench with one long journey, whose events occurred between the instants */
    Replaying(Workbench bench, Instant from, Instant until) {
        this.bench = bench;
        this.from = from;
        this.until = until;
        journey = new JourneyId(
                bench.get(LedgerReader.class).read(0, 1).getFirst().journey());
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String what() {
        return "A journey of " + bench.events() + " events as of an instant, all four views of it, " + TIMES + " times";
    }

    @Override
    public String floor() {
        return "The rows of the same journey are read, not decoded";
    }

    @Override
    public Run run() throws Exception {
        JourneyReplay replay = bench.get(JourneyReplay.class);
        Policies policies = bench.get(Policies.class);
        Random random = new Random(1);
        return Latencies.of(TIMES, _ -> {
            Instant instant = Instant.ofEpochMilli(random.nextLong(from.toEpochMilli(), until.toEpochMilli()));
            replay.documents(journey, new AsOf(null, instant, Instant.now()), policies.current());
        });
    }

    @Override
    public Run floorRun() throws Exception {
        LedgerReader ledger = bench.get(LedgerReader.class);
        return Latencies.of(TIMES, _ -> ledger.read(journey));
    }

    @Override
    public void close() throws IOException {
        bench.close();
    }
}
