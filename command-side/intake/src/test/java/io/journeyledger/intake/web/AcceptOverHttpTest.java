package io.journeyledger.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.intake.file.ImportJobs;
import io.journeyledger.store.reading.LedgerReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who allows no answer that there is gets none, and nothing is done: sent again, it would be done twice. */
class AcceptOverHttpTest extends OverHttp {

    private static final String UPLOAD = """
            --cut
            Content-Disposition: form-data; name="file"; filename="e.ndjson"

            {}
            --cut
            Content-Disposition: form-data; name="mapping"

            ndjson
            --cut--
            """.replace("\n", "\r\n");

    static Stream<Arguments> everyWriting() {
        return Stream.of("text/plain", "application/xml", "text/html", "application/problem+json")
                .flatMap(accept -> Stream.of(
                        Arguments.of(accept, "/entries", "application/cloudevents+json", event(fresh(), "0555 0170")),
                        Arguments.of(
                                accept,
                                "/entries",
                                "application/cloudevents-batch+json",
                                "[" + event(fresh(), "0555 0170") + "]"),
                        Arguments.of(accept, "/entries", "application/x-ndjson", event(fresh(), "0555 0170")),
                        Arguments.of(
                                accept,
                                "/commands/join-loyalty",
                                "application/json",
                                "{'data':{'customer':[{'kind':'PHONE','value':'" + fresh() + "1'}],'programme':'x'}}"),
                        Arguments.of(accept, "/imports", "multipart/form-data; boundary=cut", UPLOAD),
                        Arguments.of(accept, "/imports/none/cancel", "application/json", "")));
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    @ParameterizedTest
    @MethodSource("everyWriting")
    void itIsRefusedBeforeAnythingIsDone(String accept, String path, String type, String body) throws Exception {
        long before = program.get(LedgerReader.class).count();
        int imports = program.get(ImportJobs.class).latest(100).size();

        HttpResponse<String> answer = send(accept, path, type, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(406);
        assertThat(program.get(LedgerReader.class).count()).isEqualTo(before);
        assertThat(program.get(ImportJobs.class).latest(100)).hasSize(imports);
    }

    @Test
    void aRefusalIsAProblemDocumentForWhoeverTakesJson() throws Exception {
        for (String accept : List.of("*/*", "application/json", "application/json, application/problem+json")) {
            HttpResponse<String> answer = send(
                    accept,
                    "/commands/close-complaint",
                    "application/json",
                    "{'data':{'customer':[{'kind':'PHONE','value':'0555 0171'}],'complaintId':'B1'}}");

            assertProblem(answer, 409, "complaint-unknown");
            assertThat(answer.headers().firstValue("Content-Type")).as(accept).hasValue("application/problem+json");
        }
    }

    private static HttpResponse<String> send(String accept, String path, String type, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + "/api/v1" + path))
                        .header("Content-Type", type)
                        .header("Accept", accept)
                        .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }
}
