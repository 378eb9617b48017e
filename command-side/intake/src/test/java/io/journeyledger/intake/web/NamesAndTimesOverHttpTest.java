package io.journeyledger.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that a sender chooses, and times, are the same whichever way an entry comes. */
class NamesAndTimesOverHttpTest extends OverHttp {

    static Stream<Arguments> attributes() {
        String many = IntStream.range(0, 400)
                .mapToObj(i -> "'" + i + "x".repeat(190) + "':''")
                .collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of("'name':null,'city':'Rome'", 400, "missing-field", "data.attributes"),
                Arguments.of("'\\u0000':'x'", 400, "malformed", "data.attributes"),
                Arguments.of("'two\\nlines':'x'", 400, "malformed", "data.attributes"),
                Arguments.of("' ':'x'", 400, "invalid-field", "data.attributes"),
                Arguments.of("'" + "x".repeat(201) + "':'x'", 413, "too-large", "data.attributes"),
                Arguments.of(many, 413, "too-large", "data"));
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void anAttributeOfAProfileHasANameThatViewsCanTakeAndAValue(
            String attributes, int status, String code, String field) throws Exception {
        HttpResponse<String> answer = describe(attributes);

        assertProblem(answer, status, code);
        assertThat(JSON.readTree(answer.body()).path("field").asString()).isEqualTo(field);
    }

    @Test
    void aNameMayHave200Characters() throws Exception {
        assertThat(describe("'" + "ü".repeat(200) + "':'x'").statusCode()).isEqualTo(201);
    }

    private static HttpResponse<String> describe(String attributes) throws Exception {
        return post(
                "/api/v1/commands/describe-profile",
                "application/json",
                "{'data':{'customer':[{'kind':'PHONE','value':'0555 0120'}],'aspect':'DEMOGRAPHIC','attributes':{"
                        + attributes + "}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "source", "actor", "data"})
    void ofAFieldOfACommandThatStandsTwiceNoneIsChosen(String field) throws Exception {
        String data = DATA.formatted("0555 0121", "twice");
        String fields = "'time':'2026-03-02T09:30:00Z','source':'till','actor':'ann','data':" + data;
        String twice =
                "{'" + field + "':" + (field.equals("data") ? data : "'2026-03-02T09:30:01Z'") + "," + fields + "}";

        assertThat(post("/api/v1/commands/record-purchase", "application/json", twice)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-06-15T12:00:00Z,           true
            2026-06-15t12:00:00.25z,        true
            2026-06-15T12:00:00+02:00,      true
            2026-06-30T23:59:60Z,           false
            2026-06-15T24:00:00Z,           false
            2026-06-15T12:00Z,              false
            2026-06-15T12:00:00+02,         false
            2026-06-15T12:00:00,            false
            2026-02-29T12:00:00Z,           false
            +2026-06-15T12:00:00Z,          false
            1781524800,                     false
            """)
    void aTimeIsReadInOneWay(String time, boolean taken) throws Exception {
        String data = DATA.formatted("0555 0122", "t" + time.hashCode());
        HttpResponse<String> command = post(
                "/api/v1/commands/record-purchase", "application/json", "{'time':'" + time + "','data':" + data + "}");
        HttpResponse<String> event = post(
                "/api/v1/entries",
                "application/cloudevents+json",
                event("e" + time, "0555 0123").replace("2026-03-02T09:30:00Z", time));
        HttpResponse<String> binary = binary(time);

        if (taken) {
            assertThat(Stream.of(command, event, binary).map(HttpResponse::statusCode))
                    .containsOnly(201);
        } else {
            assertProblem(command, 400, "invalid-field");
            assertProblem(event, 400, "invalid-field");
            assertThat(binary.statusCode()).isEqualTo(400);
            assertThat(JSON.readTree(command.body()).path("field").asString()).isEqualTo("time");
            assertThat(JSON.readTree(command.body()).path("detail").asString())
                    .isEqualTo("'" + time + "' is no RFC 3339 instant such as 2026-03-02T09:30:00Z");
        }
    }

    private static HttpResponse<String> binary(String time) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + "/api/v1/entries"))
                        .header("Content-Type", "application/json")
                        .header("ce-specversion", "1.0")
                        .header("ce-id", "b" + time)
                        .header("ce-source", "shop")
                        .header("ce-type", "io.journeyledger.purchase.made.v1")
                        .header("ce-time", time)
                        .POST(BodyPublishers.ofString(DATA.formatted("0555 0124", "b" + time.hashCode())
                                .replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }
}
