package io.journeyledger.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What commands say while a server does not answer. */
class ServerTest {

    @Test
    void who_waits_is_told_what_for() throws IOException {
        CountDownLatch asked = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/status", exchange -> {
            answer(exchange, 200, "{\"problems\":[\"The ledger cannot be read: Connection refused\"]}");
            asked.countDown();
        });
        server.createContext("/api/v1/dead-letters", exchange -> {
            await(asked);
            answer(exchange, 503, "{\"code\":\"ledger-unavailable\",\"detail\":\"The database is away\"}");
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

    /** No longer than a minute, so that who is not told fails and does not hang. */
    private static void await(CountDownLatch asked) {
        try {
            asked.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
        try (exchange) {
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        }
    }
}
