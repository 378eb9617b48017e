package io.journeyledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        return Bench.line().setErr(new PrintWriter(err, true)).execute(words);
    }

    @Test
    void tooFewEventsAreWrongUsage() {
        assertThat(run("bulk", "--events", "50")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("At least 100 events and 1 run, not 50 and 5")
                .doesNotContain("\tat ");
    }

    @Test
    void aFolderOfSomethingElseIsWrongUsage() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "no ledger");

        assertThat(run("search", "--ledger", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith(folder + " holds something else").doesNotContain("\tat ");
    }

    @Test
    void aFileIsNoFolderOfALedger() throws Exception {
        Path file = Files.createFile(folder.resolve("ledger.db"));

        assertThat(run("pages", "--ledger", file.toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith(file + " is a file").doesNotContain("\tat ");
    }
}
