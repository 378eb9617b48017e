package io.journeyledger.query.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.QueryProgram;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** Files in forms that cannot be taken apart. */
@SpringBootTest(
        classes = {QueryProgram.class, BrokenUploadsTest.Uploads.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.mvc.problemdetails.enabled=true")
class BrokenUploadsTest {

    private static final String FORM = """
            --cut
            Content-Disposition: form-data; name="file"; filename="a.csv"

            1;2""".replace("\n", "\r\n");

    private static final String WHOLE = "\r\n--cut--\r\n";

    /** Takes a file, as imports do. */
    @RestController
    static final class Uploads {
        @PostMapping({"/api/v1/uploads", "/uploads"})
        long size(@RequestParam MultipartFile file) {
            return file.getSize();
        }
    }

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"multipart/form-data, true", "multipart/form-data; boundary=cut, false"})
    void are_told_to_be_so(String type, boolean whole) throws Exception {
        HttpResponse<String> answer = post("/api/v1/uploads", "*/*", type, FORM + (whole ? WHOLE : ""));
        HttpResponse<String> page = post("/uploads", "text/html", type, FORM + (whole ? WHOLE : ""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(new JsonMapper().readTree(answer.body()).path("code").asString())
                .isEqualTo("unreadable-body");
        assertThat(answer.body()).contains("boundary");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("<html").containsPattern("lang=\"en\"[^>]*>[^<]*boundary");
    }

    @Test
    void a_name_that_no_file_may_have_is_told_too() throws Exception {
        String form = (FORM + WHOLE).replace("a.csv", "a\u0000.csv");

        HttpResponse<String> answer = post("/api/v1/uploads", "*/*", "multipart/form-data; boundary=cut", form);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("unreadable-body", "no name that a file may have");
    }

    @Test
    void parts_that_are_no_files_are_short() throws Exception {
        String note = "--cut\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n" + "n".repeat(3_000_000) + "\r\n";

        HttpResponse<String> answer =
                post("/api/v1/uploads", "*/*", "multipart/form-data; boundary=cut", note + FORM + WHOLE);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("too-large", "A part of the form that is no file");
    }

    private HttpResponse<String> post(String path, String accept, String type, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Content-Type", type)
                            .header("Accept", accept)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
