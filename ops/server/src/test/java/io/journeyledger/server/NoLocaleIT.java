package io.journeyledger.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command where no locale is set, as cron and systemd leave it. */
class NoLocaleIT {

    @TempDir
    private Path folder;

    /** What is not ASCII is written by the shell: the JVM of this test may have no locale either. */
    @Test
    void the_command_reads_and_says_names_of_any_letters_where_no_locale_is_set() throws Exception {
        String commands = """
                name=$(printf '\\345\\256\\242\\346\\210\\266-\\303\\274.ndjson')
                echo '{}' > "$name"
                "$1" import "$name" --port 1
                echo "exit code $?"
                rm "$name"
                "$1" import "$name" --port 1
                echo "exit code $?"
                """;
        ProcessBuilder shell = new ProcessBuilder(
                "sh",
                "-c",
                commands,
                "sh",
                Path.of("..", "ledger").toAbsolutePath().toString());
        shell.environment().keySet().removeIf(name -> name.equals("LANG") || name.startsWith("LC_"));
        shell.environment().put("LANG", "C");
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process ended =
                shell.directory(folder.toFile()).redirectErrorStream(true).start();

        assertThat(new String(ended.getInputStream().readAllBytes(), UTF_8).lines())
                .satisfiesExactly(
                        found -> assertThat(found).startsWith("No server answers"),
                        code -> assertThat(code).isEqualTo("exit code 3"),
                        missing -> assertThat(missing).isEqualTo("There is no file 客戶-ü.ndjson that can be read"),
                        code -> assertThat(code).isEqualTo("exit code 2"));
    }
}
