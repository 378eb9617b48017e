package io.journeyledger.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands say while a server does not answer, and when something else does. */
class ServerTest {

    @TempDir
    Path folder;

    @Test
    void who_waits_is_told_what_for() throws IOException {
        CountDownLatch asked = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/status", exchange -> {
            Answering.answer(exchange, 200, "{\"problems\":[\"The ledger cannot be read: Connection refused\"]}");
            asked.countDown();
        });
        server.createContext("/api/v1/dead-letters", exchange -> {
            await(asked);
            Answering.answer(exchange, 503, "{\"code\":\"ledger-unavailable\",\"detail\":\"The database is away\"}");
        });
        server.start();
        StringWriter err = new StringWriter();
        try {
            int exitCode = Commands.line(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
                    .execute(
                            "letters",
                            "--port",
                            Integer.toString(server.getAddress().getPort()));

            assertThat(exitCode).isEqualTo(ExitCode.NOT_READY);
            assertThat(err.toString().lines())
                    .containsExactly(
                            "Waiting for http://127.0.0.1:"
                                    + server.getAddress().getPort() + ". The ledger cannot be read: Connection refused",
                            "The database is away");
        } finally {
            server.stop(0);
        }
    }

    /** As of one that sends everybody to https. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "letters",
                "views drop new-year",
                "fit --until 2026-09-30 -o FILE",
                "imports rejects 1b4e28ba -o FILE",
                "export kibana -o FILE",
                "export ndjson --view customers -o FILE"
            })
    void an_answer_that_leads_elsewhere_is_no_success(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "of yesterday");
        try (Answering server = new Answering(301, "<p>Moved", "Location", "https://ledger.example/here")) {
            int exitCode = server.run(command.replace("FILE", file.toString()).split(" "));

            assertThat(exitCode).isEqualTo(ExitCode.FAILED);
            assertThat(server.err())
                    .contains(
                            "The server at " + server.url() + " answers 301",
                            "leads to https://ledger.example/here",
                            "--url");
        }
        assertThat(file).hasContent("of yesterday");
    }

    @ParameterizedTest
    @ValueSource(strings = {"letters", "views drop new-year", "fit --until 2026-09-30 -o FILE"})
    void an_answer_that_says_nothing_is_none_of_a_ledger(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "of yesterday");
        try (Answering server = new Answering(200, "")) {
            int exitCode = server.run(command.replace("FILE", file.toString()).split(" "));

            assertThat(exitCode).isEqualTo(ExitCode.NOT_READY);
            assertThat(server.err()).contains("is not a journey ledger: no JSON came back");
        }
        assertThat(file).hasContent("of yesterday");
    }

    /** Of a proxy whose session ended, say. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebuild customers",
                "audit customers",
                "views drop new-year",
                "fit --until 2026-09-30 -o FILE",
                "imports rejects 1b4e28ba -o FILE",
                "export kibana -o FILE",
                "export events -o FILE",
                "export ndjson --view customers -o FILE"
            })
    void an_answer_of_somebody_else_is_none_of_a_ledger(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "of yesterday");
        try (Answering server = new Answering(200, "{}", "Journey-Ledger", "")) {
            int exitCode = server.run(command.replace("FILE", file.toString()).split(" "));

            assertThat(exitCode).isEqualTo(ExitCode.NOT_READY);
            assertThat(server.err())
                    .contains("is not a journey ledger: its answer does not say so by the header Journey-Ledger");
        }
        assertThat(file).hasContent("of yesterday");
    }

    @Test
    void what_speaks_no_http_is_no_ledger() throws IOException {
        try (ServerSocket ssh = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(ssh));
            StringWriter err = new StringWriter();

            int exitCode = Commands.line(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
                    .execute("letters", "--port", Integer.toString(ssh.getLocalPort()));

            assertThat(exitCode).isEqualTo(ExitCode.NOT_READY);
            assertThat(err.toString())
                    .contains("is not a journey ledger: it speaks no HTTP")
                    .doesNotContain("java.");
        }
    }

    private static void greet(ServerSocket ssh) {
        try (Socket caller = ssh.accept()) {
            caller.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII));
            caller.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No longer than a minute, so that who is not told fails and does not hang. */
    private static void await(CountDownLatch asked) {
        try {
            asked.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
