package io.journeyledger.intake.file;

import io.journeyledger.intake.TestProgram;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Imports of a program that begins with an empty ledger for each test. */
abstract class Importing {

    static final String MAPPING = """
            name: till
            source: till
            format: {kind: csv, delimiter: ";", header: true, required: [id, date, customer, amount]}
            maps:
              ways: {W: WEB, S: STORE}
            entries:
              - type: purchase.made
                id: "{id}"
                time: {value: "{date}", patterns: [yyyy-MM-dd], zone: Europe/Berlin}
                customer: [{kind: LOYALTY_CARD, value: "{customer}"}]
                data:
                  orderId: "{id}"
                  total: {amount: "{amount}", currency: EUR}
                  channel: "{way|ways}"
            """;
    static final String HEADER = "id;date;customer;amount;way\n";

    @TempDir
    Path data;

    TestProgram program;
    ImportJobs jobs;

    @BeforeEach
    void start() {
        program = TestProgram.start(data);
        jobs = program.get(ImportJobs.class);
    }

    @AfterEach
    void stop() {
        program.close();
    }

    ImportJob run(String file) throws Exception {
        return run(file.getBytes(StandardCharsets.UTF_8));
    }

    ImportJob run(byte[] file) throws Exception {
        return over(jobs.start(new ByteArrayInputStream(file), "till.csv", MAPPING));
    }

    ImportJob shipped(String mapping, String file) throws Exception {
        return over(jobs.start(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "file.txt", mapping));
    }

    ImportJob over(ImportJob job) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> jobs.find(job.id()).orElseThrow(),
                        now -> now.state().isOver());
    }

    static String receipt(ImportJob job) {
        return "read " + job.read() + " recorded " + job.recorded() + " duplicate " + job.duplicate() + " rejected "
                + job.rejected();
    }
}
