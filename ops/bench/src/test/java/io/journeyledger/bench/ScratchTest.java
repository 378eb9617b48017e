package io.journeyledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScratchTest {

    /** Works in its folder, with a process beside it that has one of its own, until it is told to end. */
    static final class Working {
        private Working() {}

        public static void main(String[] args) throws Exception {
            Scratch scratch = Scratch.make();
            Files.writeString(scratch.folder().resolve("ledger.db"), "much");
            Process beside = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; wait")
                    .redirectErrorStream(true)
                    .start();
            String itsOwn = beside.inputReader().readLine();
            System.out.println(scratch.root());
            System.out.println(itsOwn);
            beside.waitFor();
            Thread.currentThread().join();
        }
    }

    @Test
    void aProcessThatIsToldToEndLeavesNeitherFilesNorProcesses() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Working.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader()) {
            Path root = Path.of(out.readLine());
            long beside = Long.parseLong(out.readLine());
            assertThat(root).isNotEmptyDirectory();

            process.destroy();

            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(root).doesNotExist();
            assertThat(ProcessHandle.of(beside).filter(ProcessHandle::isAlive)).isEmpty();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
