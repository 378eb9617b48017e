package io.journeyledger.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A restore without the key of the ledger that was exported: told before anything is opened, wherever the ledger is.
 */
class RestoreRunTest {

    @TempDir
    Path folder;

    @Test
    void without_a_key_nothing_is_restored_into_a_folder() {
        assertThat(refused(Map.of())).contains("There is no master key: put the file master.key", folder.toString());
    }

    @Test
    void without_a_key_nothing_is_restored_into_postgresql() {
        assertThat(refused(Map.of(
                        "journey.store",
                        "postgresql",
                        "journey.postgresql.url",
                        "jdbc:postgresql://127.0.0.1:1/ledger")))
                .contains("There is no master key: name the file", "JOURNEY_MASTER_KEY_FILE");
    }

    @Test
    void a_file_of_the_key_that_is_not_there_is_told_by_its_name() {
        assertThat(refused(Map.of("journey.master-key-file", "/nope")))
                .contains("There is no master key: journey.master-key-file", "names /nope, which is not there");
    }

    private String refused(Map<String, String> settings) {
        settings.forEach(System::setProperty);
        try {
            CommandFailure failure = catchThrowableOfType(
                    CommandFailure.class, () -> new RestoreRun(folder).restore(InputStream::nullInputStream, _ -> {}));
            assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
            return String.valueOf(failure.getMessage());
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }
}
