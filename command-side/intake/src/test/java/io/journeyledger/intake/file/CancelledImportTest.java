package io.journeyledger.intake.file;

import static io.journeyledger.intake.file.Importing.HEADER;
import static io.journeyledger.intake.file.Importing.MAPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.journeyledger.intake.TestProgram;
import io.journeyledger.store.support.PrivatePostgres;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import ends after the rows it is at, whichever process is asked to cancel it. */
class CancelledImportTest {

    /** More than are written at once, many times. */
    private static final int ROWS = 10 * ImportJobs.ROWS_AT_ONCE;

    @TempDir
    Path data;

    @Test
    void anImportIsCancelledWhereItRuns() throws Exception {
        try (TestProgram program = TestProgram.start(data)) {
            ImportJobs jobs = program.get(ImportJobs.class);
            ImportJob job = start(jobs);

            jobs.cancel(job.id());

            assertCutShort(awaitEnd(jobs, job));
        }
    }

    @Test
    void anImportIsCancelledFromAnotherProcess() throws Exception {
        assumeTrue(PrivatePostgres.isInstalled(), "PostgreSQL is not installed");
        String[] shared = {
            "journey.store=postgresql",
            "journey.postgresql.url=" + PrivatePostgres.shared().newDatabase(),
            "journey.master-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
        };
        try (TestProgram one = TestProgram.start(data.resolve("one"), shared);
                TestProgram other = TestProgram.start(data.resolve("other"), shared)) {
            ImportJob job = start(one.get(ImportJobs.class));

            other.get(ImportJobs.class).cancel(job.id());

            assertCutShort(awaitEnd(one.get(ImportJobs.class), job));
        }
    }

    @Test
    void anImportThatIsOverStaysAsItEnded() throws Exception {
        try (TestProgram program = TestProgram.start(data)) {
            ImportJobs jobs = program.get(ImportJobs.class);
            ImportJob done = awaitEnd(jobs, start(jobs, HEADER + row(1)));

            jobs.cancel(done.id());

            assertThat(jobs.find(done.id())).contains(done);
        }
    }

    @Test
    void anImportThatWasCancelledBeforeItsProcessEndedDoesNotGoOnAtTheNextStart() throws Exception {
        try (TestProgram program = TestProgram.start(data)) {
            program.get(ImportTable.class).add(ImportsAtStartTest.BEGUN, MAPPING);
            Path folder =
                    Files.createDirectories(program.get(ImportFolder.class).path());
            Files.writeString(folder.resolve(ImportsAtStartTest.BEGUN.id() + ".import"), HEADER + row(1));
            program.get(ImportJobs.class).cancel(ImportsAtStartTest.BEGUN.id());
        }

        try (TestProgram program = TestProgram.start(data)) {
            ImportJob ended = awaitEnd(program.get(ImportJobs.class), ImportsAtStartTest.BEGUN);

            assertThat(ended.state()).isEqualTo(ImportJob.State.CANCELLED);
            assertThat(ended.read()).isZero();
            assertThat(program.get(ImportFolder.class).ids()).isEmpty();
        }
    }

    @Test
    void anImportWhoseProcessDoesNotComeBackIsOverWhenItIsCancelled() throws Exception {
        try (TestProgram program = TestProgram.start(data)) {
            ImportJobs jobs = program.get(ImportJobs.class);
            program.get(ImportTable.class).add(ImportsAtStartTest.BEGUN, MAPPING);

            jobs.cancel(ImportsAtStartTest.BEGUN.id());

            assertThat(jobs.find(ImportsAtStartTest.BEGUN.id()).orElseThrow().state())
                    .isEqualTo(ImportJob.State.CANCELLED);
        }
    }

    @Test
    void anImportThatWasEndedWhileItsProcessWasHeldUpIsCutShortThere() throws Exception {
        try (TestProgram program = TestProgram.start(data)) {
            ImportJobs jobs = program.get(ImportJobs.class);
            ImportJob job = start(jobs);

            program.get(ImportTable.class).end(job.id(), ImportJob.State.CANCELLED, null);
            ImportJob next = awaitEnd(jobs, start(jobs, HEADER + row(1))); // they go one after another

            assertThat(next.state()).isEqualTo(ImportJob.State.DONE);
            assertCutShort(jobs.find(job.id()).orElseThrow());
        }
    }

    private static void assertCutShort(ImportJob job) {
        assertThat(job.state()).isEqualTo(ImportJob.State.CANCELLED);
        assertThat(job.read()).isLessThan(ROWS);
    }

    private static ImportJob start(ImportJobs jobs) throws Exception {
        return start(
                jobs,
                IntStream.range(0, ROWS)
                        .mapToObj(CancelledImportTest::row)
                        .collect(Collectors.joining("", HEADER, "")));
    }

    private static ImportJob start(ImportJobs jobs, String file) throws Exception {
        return jobs.start(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "till.csv", MAPPING);
    }

    private static String row(int id) {
        return id + ";2026-01-05;K" + id % 1000 + ";1;W\n";
    }

    private static ImportJob awaitEnd(ImportJobs jobs, ImportJob job) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> jobs.find(job.id()).orElseThrow(),
                        now -> now.state().isOver());
    }
}
