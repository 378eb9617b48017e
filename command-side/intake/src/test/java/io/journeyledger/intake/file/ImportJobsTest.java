package io.journeyledger.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.store.reading.LedgerReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ImportJobsTest extends Importing {

    @Test
    void everyRowIsRecordedAndTheSecondTimeADuplicate() throws Exception {
        String file = HEADER + "1;2026-01-05;K1;9.90;W\n2;2026-01-06;K1;0;S\n3;2026-01-07;K2;5;\n";

        assertThat(receipt(run(file))).isEqualTo("read 3 recorded 3 duplicate 0 rejected 0");
        long events = program.get(LedgerReader.class).count();
        assertThat(receipt(run(file))).isEqualTo("read 3 recorded 0 duplicate 3 rejected 0");
        assertThat(program.get(LedgerReader.class).count()).isEqualTo(events).isEqualTo(5);
    }

    @Test
    void brokenRowsAreRejectedOneByOneAndAllGoodOnesAreIn() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        write(file, HEADER);
        write(file, "1;2026-01-05;K1;9.90;W\n"); // line 2, good
        write(file, "2;2026-13-05;K1;9.90;W\n"); // no such month
        write(file, "3;2026-01-05;K1;9.90\n"); // a column is missing
        write(file, "4,2026-01-05,K1,9.90,W\n"); // the wrong delimiter
        write(file, "5;2026-01-05;K1;" + "9".repeat(2 * 1024 * 1024) + ";W\n"); // a cell of 2 MB
        write(file, "6;2026-01-05;K\0001;9.90;W\n"); // a NUL byte
        write(file, "7;2026-01-05;");
        file.write(new byte[] {(byte) 0xC3, (byte) 0x28}); // invalid UTF-8
        write(file, ";9.90;W\n");
        write(file, "8;2026-01-05;K1;much;W\n"); // no number
        write(file, "9;2026-01-05;K1;1;pigeon\n"); // no such channel
        write(file, "10;2026-01-05;\"K1\n\";1;W\n"); // good: a line break within quotes
        write(file, "11;2026-01-05;;1;W\n"); // nobody
        write(file, "12;2026-01-05;K2;1;W\r\n"); // good, with CR
        write(file, "13;2026-01-"); // half a line

        ImportJob job = run(file.toByteArray());

        assertThat(receipt(job)).isEqualTo("read 13 recorded 3 duplicate 0 rejected 10");
        List<Reject> rejects = jobs.rejects(job.id(), 0, 100);
        assertThat(rejects).extracting(Reject::line).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 13L, 15L);
        assertThat(rejects)
                .extracting(Reject::code)
                .containsExactly(
                        "invalid-field",
                        "malformed",
                        "malformed",
                        "too-large",
                        "malformed",
                        "malformed",
                        "invalid-field",
                        "invalid-field",
                        "missing-field",
                        "malformed");
        assertThat(rejects.getFirst().reason()).contains("2026-13-05");
        assertThat(rejects.get(1).reason()).contains("4 columns", "5 are expected");
        assertThat(rejects.get(4).reason()).contains("NUL");
        assertThat(rejects.get(5).reason()).contains("UTF-8");
        assertThat(rejects.get(6).reason()).endsWith("'much' is no number");
    }

    @Test
    void theNameOfAFileIsALine() throws Exception {
        ImportJob job = jobs.start(
                new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8)), "a\0b\n\ud800.csv", MAPPING);

        assertThat(over(job).file()).isEqualTo("a\uFFFDb\uFFFD\uFFFD.csv");
    }

    @Test
    void anImportCanBeLookedAtWhileSomethingElseIsWritten() throws Exception {
        ImportJob job = run(HEADER + "1;2026-01-05;K1;9.90;W\n2;yesterday;K1;9.90;W\n");

        List<Integer> seen = new TransactionTemplate(program.get(PlatformTransactionManager.class)).execute(_ -> {
            program.get(JdbcTemplate.class).update("UPDATE import_job SET message = 'written' WHERE 1 = 0");
            return CompletableFuture.supplyAsync(() -> List.of(
                            jobs.find(job.id()).stream().toList().size(),
                            jobs.latest(1).size(),
                            jobs.rejects(job.id(), 0, 10).size()))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        });

        assertThat(seen).containsExactly(1, 1, 1);
    }

    @Test
    void rejectedRowsCanBeDownloadedCorrectedAndSentAgain() throws Exception {
        ImportJob first = run(HEADER + "1;2026-01-05;K1;9.90;W\n2;yesterday;K1;9.90;W\n");
        StringWriter rejected = new StringWriter();
        BufferedWriter out = new BufferedWriter(rejected);
        jobs.writeRejects(first.id(), out);
        out.flush();
        assertThat(rejected.toString()).isEqualTo(HEADER + "2;yesterday;K1;9.90;W\n");

        ImportJob second = run(rejected.toString().replace("yesterday", "2026-01-04"));

        assertThat(receipt(second)).isEqualTo("read 1 recorded 1 duplicate 0 rejected 0");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsRowOnly() throws Exception {
        StringBuilder file =
                new StringBuilder("id;date;customer;amount;way;slip\n").append("1;2026-01-05;\"K1;9.90;W;\n");
        int good = 5_000; // of a kilobyte: more than is looked through for the end of a quote
        String slip = "x".repeat(1_024);
        for (int i = 2; i < good + 2; i++) {
            file.append(i)
                    .append(";2026-01-05;K")
                    .append(i % 50)
                    .append(";1;W;")
                    .append(slip)
                    .append('\n');
        }

        assertThat(receipt(run(file.toString())))
                .isEqualTo("read " + (good + 1) + " recorded " + good + " duplicate 0 rejected 1");
    }

    @Test
    void aQuoteThatIsNotClosedIsKeptWithItsLineAndTheRowsAfterItAreRead() throws Exception {
        ImportJob job = run(HEADER
                + "1;2026-01-05;\"K1;9.90;W\n"
                + "2;2026-01-05;K2;1;W\n"
                + "3;2026-01-05;\"K3\";1;W\n"
                + "4;2026-01-05;\"K4;1;W\n"
                + "5;2026-01-05;\"K5\n\";1;W\n");

        assertThat(receipt(job)).isEqualTo("read 5 recorded 3 duplicate 0 rejected 2");
        List<Reject> rejects = jobs.rejects(job.id(), 0, 9);
        assertThat(rejects).extracting(Reject::row).containsExactly(1L, 4L);
        assertThat(rejects).extracting(Reject::line).containsExactly(2L, 5L);
        assertThat(rejects)
                .extracting(Reject::raw)
                .containsExactly("1;2026-01-05;\"K1;9.90;W", "4;2026-01-05;\"K4;1;W");
        assertThat(rejects)
                .extracting(Reject::reason)
                .containsExactly(
                        "a quote is opened and never closed: the next quote, in line 4, ends no field",
                        "a quote is opened and never closed: the next quote, in line 6, ends no field");
    }

    @Test
    void anImportThatIsCutShortGoesOnAfterTheNextStartAndCountsEachRowOnce() throws Exception {
        StringBuilder file = new StringBuilder(HEADER);
        int rows = 30_000;
        for (int i = 0; i < rows; i++) {
            file.append(i).append(";2026-01-05;K").append(i % 1000).append(";1;W\n");
        }
        ImportJob job = jobs.start(
                new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)), "till.csv", MAPPING);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> jobs.find(job.id()).orElseThrow().read() > 0);
        program.close();
        start();

        assertThat(receipt(over(job))).isEqualTo("read " + rows + " recorded " + rows + " duplicate 0 rejected 0");
    }

    @Test
    void aQuoteWithinAFieldIsACharacterAndJoinsNoRows() throws Exception {
        ImportJob job = run(HEADER + "1;2026-01-05;K 5\";1;W\n2;2026-01-05;K1;1;W\n3;2026-01-05;K 6\";1;W\n");

        assertThat(receipt(job)).isEqualTo("read 3 recorded 3 duplicate 0 rejected 0");
    }

    @Test
    void bareCarriageReturnsAreRefusedAndNotRead() throws Exception {
        ImportJob job = run(HEADER + "1;2026-01-05;K1;1;W\r2;2026-01-05;K1;1;W\r\n\r\n3;2026-01-05;K1;1;W\n");

        assertThat(receipt(job)).isEqualTo("read 2 recorded 1 duplicate 0 rejected 1");
        assertThat(jobs.rejects(job.id(), 0, 9).getFirst().reason()).contains("carriage return");
    }

    @Test
    void aDayThatDoesNotExistIsRefusedAndNotMoved() throws Exception {
        assertThat(receipt(run(HEADER + "1;2026-02-31;K1;1;W\n")))
                .isEqualTo("read 1 recorded 0 duplicate 0 rejected 1");
    }

    @Test
    void whatIsNoCsvIsToldWithoutALineThatIsNotTheFiles() throws Exception {
        ImportJob job = run(HEADER + "1;2026-01-05;\"K\"1;9.90;W\n");

        assertThat(jobs.rejects(job.id(), 0, 1).getFirst().reason())
                .startsWith("not CSV: Unexpected character after closing quote: '1'")
                .doesNotContain("line");
    }

    @Test
    void rejectedRowsAreKeptSealed() throws Exception {
        run(HEADER + "1;yesterday;SecretCard;9.90;W\n");

        byte[] raw = program.get(org.springframework.jdbc.core.JdbcTemplate.class)
                .queryForObject("SELECT raw FROM import_reject", byte[].class);
        assertThat(new String(raw, StandardCharsets.UTF_8)).doesNotContain("SecretCard");
    }

    private static void write(ByteArrayOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
