package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.journeyledger.intake.file.ImportJob;
import io.journeyledger.intake.file.ImportJobs;
import io.journeyledger.store.database.Database;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What a program sees whose download of rejected rows breaks off because the database went away in its middle. */
class RejectsBrokenOffTest {

    /** No JSON, and together more than lies anywhere between a server and a client that does not read. */
    private static final String ROWS = ("x".repeat(60_000) + "\n").repeat(700);

    @TempDir
    Path folder;

    @Test
    void a_part_is_not_taken_for_the_whole() throws Exception {
        try (ConfigurableApplicationContext process = CommandProcess.in(folder)) {
            HttpResponse<InputStream> response = ask(process, imported(process));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
                    .contains("rows.ndjson");
            assertThat(new String(response.body().readNBytes(10_000), StandardCharsets.UTF_8))
                    .isEqualTo(ROWS.substring(0, 10_000));

            away(process);

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> response.body().readAllBytes());
        }
    }

    @Test
    void what_has_not_begun_is_told_to_be_asked_again() throws Exception {
        try (ConfigurableApplicationContext process = CommandProcess.in(folder)) {
            String id = imported(process);
            away(process);

            HttpResponse<InputStream> response = ask(process, id);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"code\":\"ledger-unavailable\"");
        }
    }

    /** @return its id */
    private static String imported(ConfigurableApplicationContext process) throws Exception {
        ImportJobs jobs = process.getBean(ImportJobs.class);
        String id = jobs.start(new ByteArrayInputStream(ROWS.getBytes(StandardCharsets.UTF_8)), "rows.ndjson", "ndjson")
                .id();
        ImportJob over = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> jobs.find(id).orElseThrow(), job -> job.state().isOver());
        assertThat(over.rejected()).isEqualTo(700);
        return id;
    }

    private static HttpResponse<InputStream> ask(ConfigurableApplicationContext process, String id) throws Exception {
        String port = process.getEnvironment().getProperty("local.server.port");
        // Not closed: that would wait for an answer that a failing test has not read.
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + port + "/api/v1/imports/" + id + "/rejects/file"))
                                .build(),
                        BodyHandlers.ofInputStream());
    }

    /** As a database that does not answer, from now on nobody gets a connection to read. */
    private static void away(ConfigurableApplicationContext process) {
        ((HikariDataSource) process.getBean(Database.class).reader()).close();
    }
}
