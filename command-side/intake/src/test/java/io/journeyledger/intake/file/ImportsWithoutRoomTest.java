package io.journeyledger.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database that cannot be written for a while, here since its disk is full. */
@ExtendWith(OutputCaptureExtension.class)
class ImportsWithoutRoomTest extends Importing {

    private static final int ROWS = 5 * ImportJobs.ROWS_AT_ONCE;

    @Test
    void anImportWaitsForTheDatabaseAndGoesOn(CapturedOutput log) throws Exception {
        JdbcTemplate writer = program.get(JdbcTemplate.class);
        ImportFolder folder = program.get(ImportFolder.class);
        ImportJob job = begin();
        long pages = Objects.requireNonNull(writer.queryForObject("PRAGMA page_count", Long.class));
        writer.queryForObject("PRAGMA max_page_count = " + pages, Long.class);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> log.getAll().contains("waits for the database"));

        ImportJob waiting = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> jobs.latest(1).getFirst(), latest -> latest.message() != null);
        assertThat(waiting.state()).isEqualTo(ImportJob.State.RUNNING);
        assertThat(waiting.message()).startsWith("it waits for the database, and goes on by itself: ");
        assertThat(jobs.find(job.id())).contains(waiting);
        assertThat(Files.exists(folder.file(job.id()))).as("its file is kept").isTrue();

        writer.queryForObject("PRAGMA max_page_count = " + 100_000, Long.class);
        ImportJob done = over(job);
        assertThat(done.state()).isEqualTo(ImportJob.State.DONE);
        assertThat(done.message()).isNull();
        assertThat(receipt(done)).isEqualTo("read " + ROWS + " recorded " + ROWS + " duplicate 0 rejected 0");
    }

    @Test
    void aProcessEndsWhileAnImportWaitsAndTheNextGoesOnWithIt(CapturedOutput log) throws Exception {
        JdbcTemplate writer = program.get(JdbcTemplate.class);
        ImportJob job = begin();
        long pages = Objects.requireNonNull(writer.queryForObject("PRAGMA page_count", Long.class));
        writer.queryForObject("PRAGMA max_page_count = " + pages, Long.class);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> log.getAll().contains("waits for the database"));

        program.close();
        start();

        assertThat(receipt(over(job))).isEqualTo("read " + ROWS + " recorded " + ROWS + " duplicate 0 rejected 0");
    }

    private ImportJob begin() throws Exception {
        String file = IntStream.range(0, ROWS)
                .mapToObj(i -> i + ";2026-01-05;K" + i % 1000 + ";1;W\n")
                .collect(Collectors.joining("", HEADER, ""));
        return jobs.start(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "till.csv", MAPPING);
    }
}
