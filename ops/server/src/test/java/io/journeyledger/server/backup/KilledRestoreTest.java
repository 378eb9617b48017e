package io.journeyledger.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.server.backup.LedgerUnderTest.Kind;
import io.journeyledger.server.run.RestoreRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies amid a restore. */
class KilledRestoreTest {

    private static final int KILLED = 137;

    @TempDir
    Path folder;

    /** Dies when events are written and nothing is committed. Arguments: file, data folder. */
    static final class Dying {

        private Dying() {}

        public static void main(String[] args) {
            new RestoreRun(Path.of(args[1]))
                    .restore(
                            () -> Files.newInputStream(Path.of(args[0])),
                            _ -> Runtime.getRuntime().halt(KILLED));
        }
    }

    @Test
    void leaves_an_empty_ledger_that_can_be_filled() throws Exception {
        Path file = folder.resolve("ledger.ndjson");
        List<String> events;
        List<String> beside;
        try (LedgerUnderTest ledger = LedgerUnderTest.empty(Kind.SQLITE, folder.resolve("from"))) {
            Histories.simulate(ledger, 150, 5);
            Files.writeString(file, ledger.exported());
            events = ledger.eventsInWords();
            beside = ledger.besideInWords();
        }
        Path data = Files.createDirectory(folder.resolve("to"));
        Files.writeString(data.resolve("master.key"), LedgerUnderTest.MASTER_KEY);

        assertThat(restoreAndDie(file, data)).isEqualTo(KILLED);

        assertThat(Files.size(data.resolve("ledger.db-wal")))
                .as("it had begun to write")
                .isPositive();
        try (LedgerUnderTest empty = LedgerUnderTest.open(data, java.util.Map.of())) {
            assertThat(empty.events()).isEmpty();
            assertThat(empty.besideInWords()).isEmpty();
        }
        RestoreRun.Receipt receipt = new RestoreRun(data).restore(() -> Files.newInputStream(file), _ -> {});
        assertThat(receipt.events()).isEqualTo(events.size());
        try (LedgerUnderTest filled = LedgerUnderTest.open(data, java.util.Map.of())) {
            assertThat(filled.eventsInWords()).isEqualTo(events);
            assertThat(filled.besideInWords()).isEqualTo(beside);
        }
    }

    private static int restoreAndDie(Path file, Path data) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Dying.class.getName(),
                        file.toString(),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("dying.log").toFile())
                .start();
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
