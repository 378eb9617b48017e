package io.journeyledger.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import io.journeyledger.server.Ledger;
import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of commands whose standard output takes no more; each is a process of its own. */
class StandardOutputTest {
    private static final Path FULL = Path.of("/dev/full");
    private static final String ANSWER = "{\"ready\":true}\n";

    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = ANSWER.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Journey-Ledger", "answers");
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        server.createContext("/api/v1/exports/kibana", exchange -> {
            exchange.getResponseHeaders().set("Journey-Ledger", "answers");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) { // until nobody reads on
                    body.write(ANSWER.getBytes(UTF_8));
                }
            }
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export events",
                "export kibana -o -",
                "imports rejects 1b4e28ba",
                "status --json",
                "simulate --customers 3"
            })
    void what_cannot_be_written_is_no_success(String line) throws Exception {
        assumeThat(FULL).exists();

        Process command = begin(line, ProcessBuilder.Redirect.to(FULL.toFile()));

        assertThat(exitCode(command)).isEqualTo(ExitCode.FAILED);
        assertThat(Files.readAllLines(folder.resolve("err")))
                .singleElement()
                .asString()
                .contains("Not all could be written to standard output")
                .doesNotContain("java.");
    }

    @Test
    void a_reader_that_goes_ends_the_command() throws Exception {
        Process command = begin("export kibana -o -", ProcessBuilder.Redirect.PIPE);

        try (InputStream out = command.getInputStream()) {
            assertThat(out.read()).isEqualTo('{');
        }

        assertThat(exitCode(command)).isEqualTo(ExitCode.FAILED);
    }

    private static int exitCode(Process command) throws InterruptedException {
        try {
            assertThat(command.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
            return command.exitValue();
        } finally {
            command.destroyForcibly();
        }
    }

    private Process begin(String line, ProcessBuilder.Redirect out) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Ledger.class.getName()));
        words.addAll(List.of(line.split(" ")));
        if (!line.startsWith("simulate")) {
            words.addAll(List.of("--port", Integer.toString(server.getAddress().getPort())));
        }
        return new ProcessBuilder(words)
                .redirectOutput(out)
                .redirectError(folder.resolve("err").toFile())
                .start();
    }
}
