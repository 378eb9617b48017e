package io.journeyledger.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Which processes a stop leaves alone. */
class StopTest {

    @Test
    void a_process_that_only_has_the_number_of_a_server_elsewhere_goes_on() throws Exception {
        StringWriter err = new StringWriter();
        Process other = new ProcessBuilder("cat").start(); // until its input ends
        HttpServer tunnel = saysThatItIs(other.pid());
        try {
            int exitCode = Commands.line(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
                    .execute(
                            "stop",
                            "--port",
                            Integer.toString(tunnel.getAddress().getPort()));

            assertThat(exitCode).isEqualTo(ExitCode.FAILED);
            assertThat(other.isAlive()).isTrue();
            assertThat(err.toString())
                    .contains("process " + other.pid() + ", which is", "container")
                    .hasLineCount(1);
        } finally {
            tunnel.stop(0);
            other.destroyForcibly().waitFor();
        }
    }

    /** A server that something else on this machine stands in front of listens there alone. */
    @Test
    void an_address_of_this_machine_is_here_as_loopback_is() throws Exception {
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress ours : Collections.list(network.getInetAddresses())) {
                assertThat(Stop.isHere(ours)).as(ours.getHostAddress()).isTrue();
            }
        }
        assertThat(Stop.isHere(InetAddress.getByName("203.0.113.7"))).isFalse(); // of nobody: RFC 5737
    }

    private static HttpServer saysThatItIs(long pid) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] status = ("{\"ready\":true,\"pid\":" + pid + "}").getBytes(UTF_8);
        server.createContext("/api/v1/status", exchange -> {
            exchange.getResponseHeaders().set("Journey-Ledger", "answers");
            exchange.sendResponseHeaders(200, status.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(status);
            }
        });
        server.start();
        return server;
    }
}
