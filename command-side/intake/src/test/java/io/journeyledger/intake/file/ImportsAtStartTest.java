package io.journeyledger.intake.file;

import static io.journeyledger.intake.file.Importing.HEADER;
import static io.journeyledger.intake.file.Importing.MAPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.journeyledger.intake.TestProgram;
import io.journeyledger.store.support.PrivatePostgres;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that starts makes of imports that are noted as running. */
class ImportsAtStartTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    static final ImportJob BEGUN = begun(NOW);

    private static ImportJob begun(Instant at) {
        return new ImportJob("17171717", "till", "till.csv", ImportJob.State.RUNNING, 99, 0, 0, 0, 0, 0, null, at, at);
    }

    private static String[] shared() {
        assumeTrue(PrivatePostgres.isInstalled(), "PostgreSQL is not installed");
        return new String[] {
            "journey.store=postgresql",
            "journey.postgresql.url=" + PrivatePostgres.shared().newDatabase(),
            "journey.master-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
        };
    }

    @TempDir
    Path data;

    @Test
    void aProcessLeavesAloneWhatAnotherImports() throws Exception {
        String[] shared = shared();
        try (TestProgram one = TestProgram.start(data.resolve("one"), shared)) {
            ImportJob begun = begun(Instant.now());
            one.get(ImportTable.class).add(begun, MAPPING);

            try (TestProgram other = TestProgram.start(data.resolve("other"), shared)) {
                ImportJobs others = other.get(ImportJobs.class);
                // Imports go one after another: were it begun, it would be over by now.
                awaitEnd(
                        others,
                        others.start(
                                new ByteArrayInputStream(
                                        (HEADER + "1;2026-01-05;K1;1;W\n").getBytes(StandardCharsets.UTF_8)),
                                "till.csv",
                                MAPPING));

                assertThat(state(others, begun)).isEqualTo(ImportJob.State.RUNNING);
            }
        }
    }

    @Test
    void anImportOfWhichNothingWasHeardForAWeekEndsAndSaysThatItsFileIsGone() throws Exception {
        String[] shared = shared();
        try (TestProgram one = TestProgram.start(data.resolve("one"), shared)) {
            ImportJob forgotten = begun(Instant.now().minus(Duration.ofDays(7)));
            one.get(ImportTable.class).add(forgotten, MAPPING);

            try (TestProgram other = TestProgram.start(data.resolve("other"), shared)) {
                ImportJobs jobs = other.get(ImportJobs.class);
                awaitEnd(jobs, forgotten);

                assertThat(state(jobs, forgotten)).isEqualTo(ImportJob.State.FAILED);
                assertThat(jobs.find(forgotten.id()).orElseThrow().message())
                        .startsWith("its file is no longer there; import the file again");
            }
        }
    }

    @Test
    void aFileWhoseLastBytesArriveAsTheProcessEndsIsTakenAndImportedAfterTheNextStart() throws Exception {
        ImportJob taken;
        try (TestProgram program = TestProgram.start(data)) {
            ImportJobs ending = program.get(ImportJobs.class);
            ending.stop();
            taken = ending.start(
                    new ByteArrayInputStream((HEADER + "1;2026-01-05;K1;1;W\n").getBytes(StandardCharsets.UTF_8)),
                    "till.csv",
                    MAPPING);
        }

        try (TestProgram program = TestProgram.start(data)) {
            ImportJobs jobs = program.get(ImportJobs.class);
            awaitEnd(jobs, taken);

            assertThat(state(jobs, taken)).isEqualTo(ImportJob.State.DONE);
        }
    }

    @Test
    void anImportWhoseFileIsLostFailsWhereNoOtherProcessCanHaveIt() {
        try (TestProgram program = TestProgram.start(data)) {
            program.get(ImportTable.class).add(BEGUN, MAPPING);
        }

        try (TestProgram program = TestProgram.start(data)) {
            ImportJobs jobs = program.get(ImportJobs.class);
            awaitEnd(jobs, BEGUN);

            assertThat(state(jobs, BEGUN)).isEqualTo(ImportJob.State.FAILED);
        }
    }

    /** As after a power cut: what is noted is there, and of the file only a part. */
    @Test
    void anImportWhoseFileIsShorterThanWhatArrivedFailsAndSaysSo() throws Exception {
        Path folder = Files.createDirectories(data.resolve("imports"));
        String rows = HEADER + "1;2026-01-05;K1;1;W\n";
        Files.writeString(folder.resolve(BEGUN.id() + ".import"), rows);
        try (TestProgram program = TestProgram.start(data, "journey.intake.imports=false")) {
            program.get(ImportTable.class).add(BEGUN, MAPPING);
        }

        try (TestProgram program = TestProgram.start(data)) {
            ImportJobs jobs = program.get(ImportJobs.class);
            awaitEnd(jobs, BEGUN);

            assertThat(state(jobs, BEGUN)).isEqualTo(ImportJob.State.FAILED);
            assertThat(jobs.find(BEGUN.id()).orElseThrow().message())
                    .isEqualTo("its file has only " + rows.length() + " of the 99 bytes that arrived; import the file"
                            + " again, what is recorded already counts as duplicate");
        }
    }

    @Test
    void filesThatWaitAreForTheirOwnerOnlyWhateverTheFolderAboveThem() throws Exception {
        assumeTrue(data.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        ImportFolder folder = new ImportFolder(data.resolve("imports"), true);

        folder.take("17171717", new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8)));
        folder.keep("17171717");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.file("17171717"))))
                .isEqualTo("rw-------");
    }

    @Test
    void filesOfImportsThatAreOverOrNeverBeganAreRemoved() throws Exception {
        Path folder = Files.createDirectories(data.resolve("imports"));
        Files.writeString(folder.resolve(BEGUN.id() + ".import"), HEADER);
        Files.writeString(folder.resolve("17171719.arriving"), HEADER);
        try (TestProgram program = TestProgram.start(data)) {
            program.get(ImportTable.class).add(BEGUN, MAPPING);
            program.get(ImportTable.class).end(BEGUN.id(), ImportJob.State.CANCELLED, null);
        }

        try (TestProgram _ = TestProgram.start(data)) {
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void whatAnotherLedgerHasToImportIsLeftAlone() throws Exception {
        Path folder = Files.createDirectories(data.resolve("imports"));
        Path others = Files.writeString(folder.resolve("17171718.import"), HEADER);

        try (TestProgram _ = TestProgram.start(data)) {
            assertThat(others).exists();
        }
    }

    @Test
    void whereImportsAreNotWantedNeitherFilesNorImportsAreTouched() throws Exception {
        Path folder = Files.createDirectories(data.resolve("imports"));
        Path arriving = Files.writeString(folder.resolve("17171719.arriving"), HEADER);
        try (TestProgram program = TestProgram.start(data, "journey.intake.imports=false")) {
            program.get(ImportTable.class).add(BEGUN, MAPPING);
        }

        try (TestProgram program = TestProgram.start(data, "journey.intake.imports=false")) {
            assertThat(arriving).exists();
            assertThat(state(program.get(ImportJobs.class), BEGUN)).isEqualTo(ImportJob.State.RUNNING);
        }
    }

    @Test
    void aFileThatDoesNotArriveAsAWholeIsNotKept() throws Exception {
        try (TestProgram program = TestProgram.start(data)) {
            InputStream broken = new SequenceInputStream(
                    new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8)), new PipedInputStream());

            assertThatThrownBy(() -> program.get(ImportJobs.class).start(broken, "till.csv", MAPPING))
                    .hasMessage("Pipe not connected");

            assertThat(data.resolve("imports")).isEmptyDirectory();
        }
    }

    private static void awaitEnd(ImportJobs jobs, ImportJob job) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> state(jobs, job).isOver());
    }

    private static ImportJob.State state(ImportJobs jobs, ImportJob job) {
        return jobs.find(job.id()).orElseThrow().state();
    }
}
