package io.journeyledger.query.web.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How a file is sent. */
class DownloadTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/exports/xes");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            gzip                    | gzip
            br, GZIP                | gzip
            gzip;q=0.5, identity    | gzip
            gzip;q=0                | -
            gzip ; q=0.000, br      | -
            br                      | -
            """)
    void is_compressed_where_the_request_takes_that(String accepted, String coding) throws IOException {
        request.addHeader("Accept-Encoding", accepted);

        send("the file");

        assertThat(response.getHeader("Content-Encoding")).isEqualTo(coding);
        assertThat(response.getHeader("Vary"))
                .as("so that nothing between keeps one form for those who take the other")
                .isEqualTo("Accept-Encoding");
    }

    @Test
    void whoever_asks_for_the_headers_only_is_not_kept_waiting_for_a_file() throws IOException {
        request.setMethod("HEAD");
        request.addHeader("Accept-Encoding", "gzip");

        Download.stream(request, response, "journeys.xes", "application/xml", _ -> {
            throw new AssertionError("it was made");
        });

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(response.getHeader("Content-Disposition")).contains("journeys.xes");
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    private void send(String text) throws IOException {
        Download.stream(
                request,
                response,
                "journeys.xes",
                "application/xml",
                out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
