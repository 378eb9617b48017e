package io.journeyledger.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of rejected rows that are written to a file. */
class ImportsTest {

    @TempDir
    Path folder;

    @Test
    void a_download_that_breaks_off_leaves_the_file_as_it_was() throws IOException {
        Path file = Files.writeString(folder.resolve("rejects.csv"), "of yesterday");
        StringWriter err = new StringWriter();
        HttpServer server = breaksOff("/api/v1/imports/1b4e28ba/rejects/file");
        try {
            int exitCode = Commands.line(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
                    .execute(
                            "imports",
                            "rejects",
                            "1b4e28ba",
                            "-o",
                            file.toString(),
                            "--port",
                            Integer.toString(server.getAddress().getPort()));

            assertThat(exitCode).isEqualTo(ExitCode.FAILED);
            assertThat(err.toString())
                    .startsWith("The download broke off: ")
                    .contains("Nothing was kept: ask again")
                    .doesNotContain("java.");
            assertThat(file).hasContent("of yesterday");
        } finally {
            server.stop(0);
        }
    }

    /** In chunks, of which the last does not come. */
    private static HttpServer breaksOff(String path) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("id;date\n1;yesterday\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("and no more");
        });
        server.start();
        return server;
    }
}
