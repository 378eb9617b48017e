package io.journeyledger.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.intake.TestProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that takes entries over HTTP, one for all tests of a class. */
abstract class OverHttp {

    static final String DATA =
            "{'customer':[{'kind':'PHONE','value':'%s'}],'orderId':'%s','total':{'amount':'9.90','currency':'EUR'}}";

    @TempDir
    static Path data;

    static TestProgram program;
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final JsonMapper JSON = new JsonMapper();

    @BeforeAll
    static void start() {
        program = TestProgram.serve(data);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    /** What became of one entry, and of one that was rejected why. */
    static String outcome(String type, String event) throws Exception {
        JsonNode answer =
                JSON.readTree(post("/api/v1/entries", type, type.contains("batch") ? "[" + event + "]" : event)
                        .body());
        JsonNode result = answer.path("results").path(0).isMissingNode()
                ? answer
                : answer.path("results").path(0);
        return result.hasNonNull("detail")
                ? result.path("code").asString() + " " + result.path("detail").asString()
                : result.path("outcome").asString();
    }

    static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(JSON.readTree(response.body()).get("code").asString()).isEqualTo(code);
    }

    static String event(String id, String phone) {
        return ("{'specversion':'1.0','id':'" + id + "','source':'shop','type':'io.journeyledger.purchase.made.v1',"
                        + "'time':'2026-03-02T09:30:00Z','data':" + DATA.formatted(phone, id) + "}")
                .replace('\'', '"');
    }

    static HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }
}
