package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code ops/ledger} in a tree of its own, where {@code mvnw} and Java only say that they were called. */
class LauncherTest {
    private static final Path TREE = Path.of("..", "..");

    @TempDir
    Path tree;

    @BeforeEach
    void plant() throws IOException {
        Path ops = Files.createDirectories(tree.resolve("ops"));
        Files.copy(TREE.resolve("ops/ledger"), ops.resolve("ledger"), StandardCopyOption.COPY_ATTRIBUTES);
        for (String folder : List.of("command-side", "projections", "query-side", ".mvn", "jdk/bin")) {
            Files.createDirectories(tree.resolve(folder));
        }
        for (String module : List.of("simulator", "elasticsearch", "server/target", "bench/target")) {
            Files.createDirectories(ops.resolve(module));
        }
        Files.createFile(tree.resolve("pom.xml"));
        Files.writeString(tree.resolve(".mvn/find-java.sh"), "JAVA_HOME=$project/jdk\n");
        Files.writeString(tree.resolve("jdk/release"), "JAVA_RUNTIME_VERSION=\"25\"\n");
        script(tree.resolve("jdk/bin/java"), "echo the program runs");
        script(tree.resolve("mvnw"), "echo a build runs");
    }

    /** A program that is older than its sources. */
    private void build() throws IOException {
        Path target = tree.resolve("ops/server/target");
        Files.createFile(target.resolve("journey-ledger.jar"));
        Path built = Files.createFile(target.resolve("built"));
        Files.setLastModifiedTime(built, FileTime.fromMillis(0));
    }

    @Test
    void what_keeps_a_build_from_beginning_is_told() throws Exception {
        Files.createFile(tree.resolve("ops/.building")); // where the lock would be

        Ended ended = run("status");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.said())
                .contains("The program cannot be built", tree.resolve("ops").toString());
    }

    @Test
    void a_build_that_was_killed_before_it_said_who_it_was_holds_up_no_other() throws Exception {
        Files.createDirectory(tree.resolve("ops/.building"));

        assertThat(run("status").said()).contains("a build runs", "the program runs");
        assertThat(tree.resolve("ops/.building")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"status", "", "--help", "-h", "--version", "help up", "simulate --customers 3", "up --help"})
    void what_needs_no_new_program_leaves_a_built_one_alone(String line) throws Exception {
        build();

        assertThat(run(line.split(" ")).said()).contains("the program runs").doesNotContain("a build runs");
    }

    @Test
    void a_start_builds_what_has_changed() throws Exception {
        build();

        assertThat(run("up").said()).contains("a build runs", "the program runs");
    }

    private record Ended(int exitCode, String said) {}

    private Ended run(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(tree.resolve("ops/ledger").toString()));
        command.addAll(List.of(words));
        Path said = tree.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        return new Ended(process.exitValue(), Files.readString(said));
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
