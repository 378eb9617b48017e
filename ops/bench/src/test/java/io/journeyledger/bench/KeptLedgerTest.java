package io.journeyledger.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptLedgerTest {

    @TempDir
    Path folder;

    @Test
    void isMadeInAFolderThatIsNotThereOrEmpty() {
        assertThat(new KeptLedger(folder, 100).entries()).isEqualTo(100);
        assertThat(new KeptLedger(folder.resolve("new"), 100).entries()).isEqualTo(100);
    }

    @Test
    void refusesALedgerOfAnotherSize() throws Exception {
        Files.writeString(folder.resolve("entries"), "200\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeptLedger(folder, 100))
                .withMessageContaining("has 200 entries, not 100: say --events 200");
    }

    @Test
    void refusesWhatWasNotFilledToItsEnd() throws Exception {
        Files.createFile(folder.resolve("ledger.db"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeptLedger(folder, 100))
                .withMessageContaining("name another folder");
    }
}
