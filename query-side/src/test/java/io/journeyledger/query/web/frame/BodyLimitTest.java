package io.journeyledger.query.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.QueryProgram;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that would not fit into memory. */
@SpringBootTest(
        classes = {QueryProgram.class, BodyLimitTest.Bytes.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.mvc.problemdetails.enabled=true", "server.tomcat.max-swallow-size=-1"})
class BodyLimitTest {

    /** Takes a body as it comes, as entries are taken. */
    @RestController
    static final class Bytes {
        @PostMapping("/bytes")
        int length(@RequestBody byte[] body) {
            return body.length;
        }
    }

    @LocalServerPort
    int port;

    @Test
    void what_says_that_it_is_too_large_is_refused() throws Exception {
        refused("/api/v1/policies", "application/yaml", BodyPublishers.ofByteArray(comment(BodyLimit.MOST + 1)));
        refused("/bytes", "application/x-ndjson", BodyPublishers.ofByteArray(comment(BodyLimit.MOST + 1)));
        refused("/api/v1/models/fit", "application/json", BodyPublishers.ofByteArray(comment(BodyLimit.MOST + 1)));
    }

    @Test
    void what_turns_out_to_be_too_large_while_it_comes_is_refused() throws Exception {
        refused("/api/v1/policies", "application/yaml", chunks(comment(BodyLimit.MOST + 1)));
        refused("/bytes", "application/x-ndjson", chunks(comment(BodyLimit.MOST + 1)));
        byte[] json = comment(BodyLimit.MOST + 1);
        Arrays.fill(json, (byte) ' ');
        refused("/api/v1/models/fit", "application/json", chunks(json));
    }

    @Test
    void what_is_as_large_as_may_be_is_read() throws Exception {
        for (BodyPublisher body : new BodyPublisher[] {
            BodyPublishers.ofByteArray(comment(BodyLimit.MOST)), chunks(comment(BodyLimit.MOST))
        }) {
            assertThat(post("/api/v1/policies", "application/yaml", body).statusCode())
                    .isNotEqualTo(413)
                    .isLessThan(500);
            assertThat(post("/bytes", "application/x-ndjson", body).body()).isEqualTo("16777216");
        }
    }

    private void refused(String path, String type, BodyPublisher body) throws Exception {
        HttpResponse<String> response = post(path, type, body);

        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(413);
        JsonNode problem = new JsonMapper().readTree(response.body());
        assertThat(problem.path("code").asString()).isEqualTo("too-large");
        assertThat(problem.path("detail").asString()).contains("16777216 bytes", "/api/v1/imports");
    }

    private static byte[] comment(int length) {
        byte[] comment = new byte[length];
        Arrays.fill(comment, (byte) '#');
        return comment;
    }

    private static BodyPublisher chunks(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Content-Type", type)
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
