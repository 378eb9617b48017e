package io.journeyledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.QueryProgram;
import io.journeyledger.query.SmallLedger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people and programs see while nobody answers at Elasticsearch's address. */
@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "elasticsearch=http://127.0.0.1:1")
class AwayTest {

    @LocalServerPort
    int port;

    @Autowired
    SmallLedger ledger;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search?q=kettle", "/journeys/J17"})
    void says_on_a_page_that_nothing_is_lost(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body())
                .contains("Nothing is lost", "Elasticsearch does not answer")
                .doesNotContain("Exception");
    }

    @Test
    void showsAComplaintAllTheSameForTheLedgerTellsIt() throws Exception {
        HttpResponse<String> response = get("/complaints/J17/B1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Leaks when hot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/search?q=kettle",
                "/api/v1/journeys/J17",
                "/api/v1/journeys/J17?policy=", // nothing that only the ledger could tell
                "/api/v1/journeys/J17/timeline",
                "/api/v1/figures/rfm"
            })
    void tells_programs_to_ask_again(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).contains("\"code\":\"views-unavailable\"").doesNotContain("Exception");
    }

    @Test
    void says_so_when_the_ledger_cannot_be_read() throws Exception {
        ledger.away(true);
        try {
            HttpResponse<String> page = get("/complaints/J17/B1");
            HttpResponse<String> answer = get("/api/v1/journeys/J17?recordedUntil=2026-10-28T00:00:00Z");

            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body())
                    .contains("The ledger cannot be read or written now", "it will not be recorded twice")
                    .doesNotContain("disk I/O", "Nothing is lost");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body())
                    .contains("\"code\":\"ledger-unavailable\"", "the same source and id")
                    .doesNotContain("disk I/O");
        } finally {
            ledger.away(false);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
