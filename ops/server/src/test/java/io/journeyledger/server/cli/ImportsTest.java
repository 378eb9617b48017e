package io.journeyledger.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files that are sent, and of those that come. */
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

    @Test
    void a_file_that_only_begins_as_if_it_were_compressed_is_left_to_the_server() throws IOException {
        Path file = Files.write(folder.resolve("rows.gz"), new byte[] {0x1f, (byte) 0x8b});
        StringWriter err = new StringWriter();

        int exitCode = Commands.line(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
                .execute("import", file.toString(), "--mapping", "cdnow", "--port", "1");

        assertThat(exitCode).isEqualTo(ExitCode.NOT_READY);
        assertThat(err.toString()).startsWith("No server answers at http://127.0.0.1:1");
    }

    @Test
    void a_download_that_breaks_off_is_told_without_names_of_the_program() throws IOException {
        StringWriter err = new StringWriter();
        HttpServer server = breaksOff("/api/v1/exports/kibana");
        try {
            int exitCode = Commands.line(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
                    .execute(
                            "export",
                            "kibana",
                            "-o",
                            folder.resolve("kibana.ndjson").toString(),
                            "--port",
                            Integer.toString(server.getAddress().getPort()));

            assertThat(exitCode).isEqualTo(ExitCode.FAILED);
            assertThat(err.toString()).startsWith("kibana failed: ").doesNotContain("java.");
        } finally {
            server.stop(0);
        }
    }

    /** In chunks, of which the last does not come. */
    private static HttpServer breaksOff(String path) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Journey-Ledger", "answers");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("id;date\n1;yesterday\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("and no more");
        });
        server.start();
        return server;
    }
}
