package io.journeyledger.bench;

import io.journeyledger.simulator.Simulation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/** Files of made-up entries, the same at every call. */
final class Entries {

    /** A customer has 20.7 entries in the mean over the simulated time; a few more customers than it takes. */
    private static final double ENTRIES_A_CUSTOMER = 18;

    private static final long SEED = 1;
    static final int DAYS = 730;
    static final Instant UNTIL = Instant.parse("2026-01-01T00:00:00Z");

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

    /** A file of one customer who makes contact once an hour. */
    static Path writeOneJourney(Path file, int contacts, Instant from) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < contacts; i++) {
                out.write("""
                        {"specversion":"1.0","id":"%1$d","source":"desk","type":"io.journeyledger.contact.made.v1",\
                        "time":"%2$s","data":{"customer":[{"kind":"EMAIL","value":"ann@example.org"}],\
                        "contactId":"c%1$d","channel":"PHONE_AGENT","direction":"INBOUND","purpose":"billing",\
                        "summary":"Asked about an invoice"}}
                        """.formatted(i, from.plus(Duration.ofHours(i))));
            }
        }
        return file;
    }
}
