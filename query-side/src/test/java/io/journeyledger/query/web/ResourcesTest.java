package io.journeyledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.PolicyFile;
import io.journeyledger.query.QueryProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs read, as it leaves a real server that asks the real Elasticsearch. */
@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"journey.zone=Europe/London", "spring.mvc.problemdetails.enabled=true"})
class ResourcesTest {

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "/api/v1/journeys/nobody, 404, journey-not-found",
        "/api/v1/journeys/no%20id, 404, journey-not-found",
        "/api/v1/journeys/nobody/timeline, 404, journey-not-found",
        "/api/v1/complaints/J17/none, 404, complaint-not-found",
        "/api/v1/complaints/J17/B%2F2026%2F17, 404, complaint-not-found",
        "/api/v1/journeys/J17/timeline?size=0, 400, invalid-parameter",
        "/api/v1/journeys/J17/timeline?size=many, 400, invalid-parameter",
        "/api/v1/journeys/J17/timeline?from=yesterday, 400, invalid-parameter",
        "/api/v1/journeys/J17/timeline?family=PETS, 400, invalid-parameter",
        "/api/v1/journeys/J17/timeline?cursor=x, 400, invalid-parameter",
        "/api/v1/journeys/J17?recordedUntil=yesterday, 400, invalid-parameter",
        "/api/v1/journeys/J17?recordedUntil=2999-01-01T00:00:00Z, 400, invalid-parameter",
        "/api/v1/journeys/J17?occurredUntil=1781481600, 400, invalid-parameter",
        "/api/v1/journeys/J17/timeline?until=2026, 400, invalid-parameter",
        "'/api/v1/journeys/J17?recordedUntil=Tue,%203%20Jun%202008%2011:05:30%20GMT', 400, invalid-parameter",
        "/api/v1/journeys/J17?occurredUntil=2026-01-01T00:00:00Z&in=then, 400, invalid-parameter",
        "/api/v1/complaints/J17/B1?occurredUntil=2025-01-01T00:00:00Z, 404, complaint-not-found",
        "/api/v1/complaints/J17/B1?recordedUntil=2999-01-01T00:00:00Z, 400, invalid-parameter",
        "/api/v1/complaints/J17/B1?recordedUntil=2026-01-01T00:00:00Z&in=then, 400, invalid-parameter",
        "/api/v1/complaints/J17/B1?occurredUntil=2026-01-01T00:00:00Z&policy=none, 400, invalid-parameter",
        "/api/v1/search, 400, invalid-parameter",
        "/api/v1/search?q=order&words=order, 400, invalid-parameter",
        "/api/v1/journeys/J17?recordedUntill=2026-01-01T00:00:00Z, 400, invalid-parameter",
        "/api/v1/journeys/J17/timeline?recordedUntil=2026-01-01T00:00:00Z, 400, invalid-parameter",
        "/api/v1/complaints?occurredUntil=2026-01-01T00:00:00Z, 400, invalid-parameter",
        "/api/v1/journeys/J17/timeline?from=2026-02-01T00:00:00Z&until=2026-01-01T00:00:00Z, 400, invalid-parameter",
        "/api/v1/exports/events?fromPosition=5&untilPosition=3, 400, invalid-parameter",
        "/api/v1/exports/events?recordedFrom=2026-02-01T00:00:00Z&recordedUntil=2026-01-01T00:00:00Z, 400, invalid-parameter",
        "/api/v1/exports/events?recordedUntil=%2B999999999-01-01T00:00:00Z, 400, invalid-parameter",
        "/api/v1/exports/events?readable=maybe, 400, invalid-parameter",
        "/api/v1/exports/events?journey=&readable=true, 400, invalid-parameter",
        "/api/v1/exports/events?family=, 400, invalid-parameter",
        "/api/v1/exports/views/customers?in=, 400, invalid-parameter",
        "/api/v1/exports/ocel?in=, 400, invalid-parameter",
        "/api/v1/search?q=kettle&in=, 400, invalid-parameter",
        "/api/v1/views?most=0, 400, invalid-parameter",
        "/api/v1/views?most=1001, 400, invalid-parameter",
        "/api/v1/views?after=-1, 400, invalid-parameter",
        "/api/v1/nowhere, 404, not-found",
    })
    void answers_programs_with_problems(String path, int status, String code) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body())
                .contains("\"code\":\"" + code + "\"", "urn:journeyledger:problem:" + code)
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELETE | /api/v1/views                  | application/json | application/json | 405 | method-not-allowed     | DELETE is not answered here: use GET
            POST   | /api/v1/audits                 | text/plain       | application/json | 415 | unsupported-media-type | Content-Type is 'text/plain', which is not read here: use application/json
            GET    | /api/v1/journeys/J17           | application/json | application/xml  | 406 | not-acceptable         | Nothing that Accept allows is answered here: use application/json
            GET    | /api/v1/journeys/J17           | application/json | x                | 406 | not-acceptable         | Nothing that Accept allows is answered here: use application/json
            GET    | /api/v1/nowhere                | application/json | application/json | 404 | not-found              | there is no such address: /api/v1/openapi lists those there are
            GET    | /api/v1/rehearsals/none/changes?field=lifecycle.stge | application/json | application/x-ndjson | 400 | invalid-parameter | field is 'lifecycle.stge': use one of lifecycle.stage, lifecycle.phase, satisfaction.nps.class, satisfaction.index, loyalty.tier, loyalty.rfm, value.lifetimeValue, value.costToServe, care.openComplaints, care.occasions, complaints.breached, untold
            GET    | /api/v1/rehearsals/none/changes?field=stage | application/json | text/csv | 400 | invalid-parameter | field is 'stage': use one of lifecycle.stage, lifecycle.phase, satisfaction.nps.class, satisfaction.index, loyalty.tier, loyalty.rfm, value.lifetimeValue, value.costToServe, care.openComplaints, care.occasions, complaints.breached, untold
            GET    | /api/v1/exports/search?q=order | application/json | text/csv         | 400 | invalid-parameter      | view is missing
            """)
    void says_with_a_code_what_an_address_takes(
            String method, String path, String type, String accept, int status, String code, String detail)
            throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", type)
                        .header("Accept", accept)
                        .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
        assertThat(answer.body())
                .contains("\"code\":\"" + code + "\"", "urn:journeyledger:problem:" + code, "\"" + detail + "\"");
    }

    @Test
    void names_what_can_be_asked_where_a_parameter_is_unknown_and_leaves_out_what_is_empty() throws Exception {
        assertThat(get("/api/v1/journeys/J17?recordedUntill=2026-01-01T00:00:00Z")
                        .body())
                .contains("recordedUntill is '2026-01-01T00:00:00Z': there is no such parameter here; there are in,"
                        + " occurredUntil, policy, recordedUntil");
        assertThat(get("/api/v1/journeys/J17/timeline?recordedUntil=&case").statusCode())
                .isEqualTo(200);
        assertThat(get("/api/v1/journeys/J17/timeline?%71=kettle&siz%65=1").statusCode())
                .isEqualTo(200);
        assertThat(get("/api/v1/journeys/J17/timeline?%71%71=kettle+pot").body())
                .contains("qq is 'kettle pot': there is no such parameter here");
    }

    /** Which of them counts would be up to the program. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/journeys/J17?policy=1&policy=2           | policy is '1, 2': say it once
            /api/v1/journeys/J17/timeline?size=1&siz%65=2    | size is '1, 2': say it once
            /api/v1/search?q=kettle&q=kettle                 | q is 'kettle, kettle': say it once
            """)
    void refuses_a_parameter_that_is_said_twice_where_one_is_meant(String path, String detail) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"invalid-parameter\"", detail);
    }

    @Test
    void takes_a_list_in_several_parameters_and_none_that_are_empty_for_two() throws Exception {
        assertThat(http.send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:" + port
                                                                + "/api/v1/exports/views/customers?format=csv&fields=journey.id&fields=lifecycle.stage"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body())
                .startsWith("_id,journey.id,lifecycle.stage\r\n");
        assertThat(get("/api/v1/journeys/J17/timeline?q=&q=").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"views":[{}]}          | views[0]
            {"views":["all",[]]}    | views[1]
            {"views":{}}            | views
            """)
    void names_the_place_in_a_body_that_is_not_what_is_expected(String body, String place) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/rebuilds"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The value of '" + place + "' is not what is expected there");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/models/fit?until=2026-01-01, until",
        "POST, /api/v1/audits?repair=true, repair",
        "POST, /api/v1/policies?dryRun=true, dryRun",
        "DELETE, /api/v1/rebuilds/1?force=true, force",
    })
    void refuses_parameters_that_nobody_reads_of_whatever_is_asked_and_takes_no_field_of_a_body_for_one(
            String method, String path, String parameter) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", path.contains("policies") ? "text/plain" : "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"parameter\":\"" + parameter + "\"", "there is no such parameter here; there is none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1781481600",
                "20260615",
                "\"1781481600\"",
                "\"2026-06-15\"",
                "\"+20260-06-15T00:00:00Z\"",
                "true"
            })
    void an_instant_in_a_body_is_no_number_and_no_day(String instant) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/rebuilds"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"views\":[\"all\"],\"into\":\"then\",\"occurredUntil\":" + instant + "}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("The value of 'occurredUntil' is not what is expected there: use an instant such as");
    }

    @Test
    void a_policy_of_another_encoding_is_refused_and_not_kept_damaged() throws Exception {
        String policy = new String(PolicyFile.standardText(), StandardCharsets.UTF_8) + "\n# Gültig für alle Läden\n";

        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/policies"))
                        .header("Content-Type", "application/yaml")
                        .POST(HttpRequest.BodyPublishers.ofString(policy, StandardCharsets.ISO_8859_1))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid-policy", "is not in UTF-8");
    }

    @Test
    void answers_programs_in_the_form_of_the_index() throws Exception {
        assertThat(get("/api/v1/journeys/J17").body()).contains("\"class\":\"PROMOTER\"", "\"stage\":\"AT_RISK\"");
        assertThat(get("/api/v1/complaints/J17/B1").body()).contains("\"@timestamp\":\"2026-10-26T16:44:00Z\"");
        assertThat(get("/api/v1/journeys/J17/timeline?family=FEEDBACK&from=2025-01-01T00:00:00Z&size=1")
                        .body())
                .contains("\"total\":1", "\"event\":{\"kind\":\"event\",\"action\":\"satisfaction.surveyed\"");
        assertThat(get("/api/v1/search?identifier=0912345678").body())
                .contains("\"recognised\":[{\"journey\":{\"id\":\"J18\"");
        assertThat(get("/api/v1/search?q=%E6%BC%8F%E6%B0%B4").body()).contains("\"complaintId\":\"B1\"");
        assertThat(get("/v3/api-docs").body())
                .contains(
                        "/api/v1/journeys/{id}/timeline", "/api/v1/complaints/{journey}/{complaint}", "/api/v1/search");
    }

    @Test
    void tells_programs_what_a_complaint_was_and_what_was_known_of_it_then() throws Exception {
        JsonNode was = complaint("occurredUntil=2026-10-28T00:00:00Z");
        JsonNode known = complaint("recordedUntil=2026-11-02T00:00:00Z");

        assertThat(was.path("history")).hasSize(2);
        assertThat(was.path("breached").asBoolean(true)).isFalse();
        assertThat(known.path("history")).hasSize(2);
        assertThat(known.path("breached").asBoolean()).isTrue();
        assertThat(complaint("policy=" + PolicyFile.standard().version()).path("history"))
                .hasSize(3);
    }

    private JsonNode complaint(String asked) throws Exception {
        return new JsonMapper()
                .readTree(get("/api/v1/complaints/J17/B1?" + asked).body());
    }

    @Test
    void describesWhatServiceDesksOfOthersAskFor() throws Exception {
        JsonNode paths = new JsonMapper().readTree(get("/v3/api-docs").body()).path("paths");
        assertThat(paths.at("/~1api~1v1~1care/get/responses").propertyNames()).contains("200", "400", "503");
        assertThat(paths.at("/~1api~1v1~1complaints/get/responses").propertyNames())
                .contains("200", "400", "503");
        JsonNode actions = paths.at("/~1api~1v1~1complaints~1{journey}~1{complaint}~1actions/get/responses");
        assertThat(actions.propertyNames()).contains("200", "404");
        assertThat(actions.at("/200/headers/ETag/description").asString()).contains("If-Match");
    }

    @Test
    void describes_that_runs_are_begun_and_not_over_when_they_are_answered() throws Exception {
        JsonNode paths = new JsonMapper().readTree(get("/v3/api-docs").body()).path("paths");
        assertThat(paths.at("/~1api~1v1~1rebuilds/post/responses").propertyNames())
                .contains("202")
                .doesNotContain("200");
        assertThat(paths.at("/~1api~1v1~1audits/post/responses").propertyNames())
                .contains("202")
                .doesNotContain("200");
        assertThat(paths.at("/~1api~1v1~1rehearsals/post/responses").propertyNames())
                .contains("202")
                .doesNotContain("200");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "application/json")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
