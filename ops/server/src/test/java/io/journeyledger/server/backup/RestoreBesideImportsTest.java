package io.journeyledger.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.run.RestoreRun;
import io.journeyledger.store.database.DataFolder;
import io.journeyledger.store.support.PrivatePostgres;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore into PostgreSQL whose data folder another ledger uses, too. */
class RestoreBesideImportsTest {

    @TempDir
    Path data;

    private Map<String, String> settings = Map.of();

    @BeforeEach
    void set() {
        assumeTrue(PrivatePostgres.isInstalled(), "PostgreSQL is not installed");
        settings = Map.of(
                "journey.store",
                "postgresql",
                "journey.postgresql.url",
                PrivatePostgres.shared().newDatabase(),
                "journey.master-key",
                LedgerUnderTest.MASTER_KEY);
        settings.forEach(System::setProperty);
    }

    @AfterEach
    void clear() {
        settings.keySet().forEach(System::clearProperty);
    }

    @Test
    void leaves_files_alone_that_wait_to_be_imported() throws Exception {
        Path folder = Files.createDirectories(data.resolve("imports"));
        Path waiting = Files.writeString(folder.resolve("17171717.import"), "id\n1\n");
        Path arriving = Files.writeString(folder.resolve("17171718.arriving"), "id\n1\n");

        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(this::restoreNothing)
                .withMessageStartingWith("Nothing was restored");

        assertThat(waiting).exists();
        assertThat(arriving).exists();
    }

    @Test
    void is_refused_while_a_program_runs_in_the_folder() {
        try (DataFolder _ = DataFolder.open(data)) {
            assertThatExceptionOfType(CommandFailure.class)
                    .isThrownBy(this::restoreNothing)
                    .withMessageContaining("is in use by another journey ledger");
        }
    }

    private void restoreNothing() {
        new RestoreRun(data)
                .restore(() -> new ByteArrayInputStream("no export\n".getBytes(StandardCharsets.UTF_8)), _ -> {});
    }
}
