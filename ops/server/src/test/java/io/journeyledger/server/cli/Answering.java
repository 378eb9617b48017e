package io.journeyledger.server.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server that answers whatever it is asked alike, and the commands that ask it. */
final class Answering implements AutoCloseable {
    private final HttpServer server;
    private final StringWriter err = new StringWriter();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /** @param headers names and values by turns; an empty one is not sent */
    Answering(int status, String body, String... headers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders()
                        .put(headers[i], headers[i + 1].isEmpty() ? List.of() : List.of(headers[i + 1]));
            }
            answer(exchange, status, body);
        });
        server.start();
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().putIfAbsent("Journey-Ledger", List.of("answers"));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** @return the exit code */
    int run(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--url", url()));
        return Commands.line(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the commands said that something was wrong with. */
    String err() {
        return err.toString();
    }

    /** The addresses, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
