package io.journeyledger.query.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.QueryProgram;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Addresses with escapes that stand for no character. */
@SpringBootTest(classes = QueryProgram.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class UndecodableTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "/api/v1/search?q=%FF, application/json, \"code\":\"invalid-parameter\"",
        "/api/v1/figures/stages?from=%C3%28, application/json, \"code\":\"invalid-parameter\"",
        "/search?q=%FF, text/html, <html",
    })
    void are_told_to_be_so(String path, String accept, String told) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Accept", accept)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains(told, "stands for no character in UTF-8");
        }
    }
}
