package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the whole program, and not the query side alone, does with parameters that nobody reads. */
class KnownParametersIT extends AtTheDemo {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /api/v1/commands/note-preference?dryRun=true | application/json | {'data':{'customer':[{'kind':'EMAIL','value':'tried@example.org'}],'topic':'time','value':'mornings'}} | there is none
            /api/v1/entries?dryRun=true                  | application/cloudevents-batch+json | []                            | there is none
            /api/v1/imports?dryRun=true                  | multipart/form-data; boundary=b    | --b\\r\\nContent-Disposition: form-data; name='mapping'\\r\\n\\r\\ncdnow\\r\\n--b--\\r\\n | there are file, mapping, mappingFile
            """)
    void what_is_sent_with_a_parameter_that_nobody_reads_is_refused_and_not_recorded(
            String path, String type, String body, String there) {
        long events = ledger.get("/api/v1/status").path("events").asLong();

        HttpResponse<String> answer =
                ledger.post(path, type, body.replace('\'', '"').translateEscapes());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo("invalid-parameter");
        assertThat(problem.path("parameter").asString()).isEqualTo("dryRun");
        assertThat(problem.path("detail").asString())
                .isEqualTo("dryRun is 'true': there is no such parameter here; " + there);
        assertThat(ledger.get("/api/v1/status").path("events").asLong()).isEqualTo(events);
    }

    /** As browsers send what was typed into the line for addresses. Java's own client would not. */
    @Test
    void characters_that_browsers_do_not_escape_are_what_was_asked_for() throws IOException {
        URI server = URI.create(ledger.url());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write(("GET /search?q=a|b{c}^[d]`\\ HTTP/1.1\r\nHost: " + server.getAuthority()
                                    + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("value=\"a|b{c}^[d]`\\\"");
        }
    }

    @Test
    void fields_of_a_form_are_no_parameters_of_the_address() {
        String form = """
                --b
                Content-Disposition: form-data; name="file"; filename="sales.txt"
                Content-Type: text/plain

                00001 0001 19970101 2 29.33
                --b
                Content-Disposition: form-data; name="mapping"

                cdnow
                --b--
                """.replace("\n", "\r\n");

        HttpResponse<String> answer = ledger.post("/api/v1/imports", "multipart/form-data; boundary=b", form);

        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }
}
