package io.journeyledger.query.web.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.elasticsearch.SharedElasticsearch;
import io.journeyledger.query.Crowd;
import io.journeyledger.query.OfTheCrowd;
import io.journeyledger.query.QueryProgram;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** What a program sees whose download breaks off because Elasticsearch went away in its middle. */
class BrokenOffTest {

    /** Of the timeline's 700,000 compressed bytes: after the first page, before the last. */
    private static final long BYTES = 400_000;

    /**
     * An export from the ledger asks for all ids at once, and that in OCEL for all of them again when the events are
     * told.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "views/timeline?in=crowd&format=ndjson",
                "views/timeline?in=crowd&format=bulk",
                "views/timeline?in=crowd&format=csv",
                "ocel?in=crowd"
            })
    void a_part_is_not_taken_for_the_whole(String export) throws Exception {
        Crowd.stored();
        try (CutLine line = new CutLine(SharedElasticsearch.url(), BYTES);
                ServletWebServerApplicationContext program = (ServletWebServerApplicationContext) SpringApplication.run(
                        new Class<?>[] {QueryProgram.class, OfTheCrowd.class},
                        new String[] {"--server.port=0", "--elasticsearch=" + line.url()})) {
            // Not closed: that would wait for an answer that a failing test has not read.
            HttpClient http = HttpClient.newHttpClient();
            HttpResponse<InputStream> response = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                    + Objects.requireNonNull(program.getWebServer())
                                            .getPort() + "/api/v1/exports/" + export))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());

            assertThat(response.statusCode()).isEqualTo(200);
            byte[] begin = response.body().readNBytes(10_000);
            assertThat(new String(begin, StandardCharsets.UTF_8)).contains("event");
            line.cut();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> response.body().readAllBytes());
        }
    }
}
