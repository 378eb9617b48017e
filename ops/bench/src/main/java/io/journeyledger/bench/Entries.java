package io.journeyledger.bench;

import io.journeyledger.simulator.Simulation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;

/** Files of made-up entries, the same at every call. */
final class Entries {

    /** A customer has 20.7 entries in the mean over the simulated time; a few more customers than it takes. */
    private static final double ENTRIES_A_CUSTOMER = 18;

    private static final long SEED = 1;
    private static final int DAYS = 730;
    private static final Instant UNTIL = Instant.parse("2026-01-01T00:00:00Z");

    private Entries() {}

    static Path write(Path file, int entries) throws IOException {
        int customers = (int) Math.ceil(entries / ENTRIES_A_CUSTOMER) + 10;
        Simulation simulation = new Simulation(customers, SEED, DAYS, UNTIL, Simulation.DEMO_CHINESE_SHARE);
        Iterator<String> lines = simulation.iterator();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < entries; i++) {
                out.append(lines.next()).append('\n');
            }
        }
        return file;
    }
}
