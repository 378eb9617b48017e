package io.journeyledger.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Which values the fields of an entry may have, and how others are refused. */
class ValuesOverHttpTest extends OverHttp {

    @ParameterizedTest
    @ValueSource(strings = {"1781481600", "1781481600000", "'1781481600'", "'20260615'", "'2026-06-15'", "true"})
    void anInstantIsNoNumberAndNoDay(String due) throws Exception {
        HttpResponse<String> answer = post(
                "/api/v1/commands/make-promise",
                "application/json",
                "{'data':{'customer':[{'kind':'PHONE','value':'0555 0109'}],'promiseId':'P9','what':'a call','due':"
                        + due + "}}");

        assertProblem(answer, 400, "invalid-field");
        assertThat(answer.body()).contains("data.due: '" + due.replace("'", "") + "' is no RFC 3339 instant such as");
    }

    static Stream<Arguments> values() {
        String survey = "record-survey {'surveyId':'V','instrument':'NPS','subject':'CONTACT',%s}";
        String bought = "record-purchase {'orderId':'V','total':{'amount':%s,'currency':'EUR'}}";
        return Stream.of(
                Arguments.of(survey.formatted("'score':9.9"), "data.score", "is no whole number"),
                Arguments.of(survey.formatted("'score':'many'"), "data.score", "'many' is no whole number"),
                Arguments.of(survey.formatted("'score':99999999999"), "data.score", "the number is too large"),
                Arguments.of(survey.formatted("'score':[9]"), "data.score", "what stands there is no whole number"),
                Arguments.of(
                        survey.replace("NPS", "nps").formatted("'score':9"),
                        "data.instrument",
                        "'nps' is none of [NPS, CSAT, CES_1, CES_2]"),
                Arguments.of(survey.replace("'NPS'", "0").formatted("'score':9"), "data.instrument", "is none of [NPS"),
                Arguments.of(bought.formatted("true"), "data.total.amount", "what stands there is no number"),
                Arguments.of(bought.formatted("'29,90'"), "data.total.amount", "'29,90' is no number"),
                Arguments.of(bought.formatted("'1e2147483647'"), "data.total.amount", "too many digits"),
                Arguments.of(bought.formatted("-1e-100000"), "data.total.amount", "too many digits"),
                Arguments.of(
                        "assess-complaint {'complaintId':'B1','severity':'MINOR','complex':'maybe'}",
                        "data.complex",
                        "'maybe' is neither true nor false"),
                Arguments.of(bought.replace("'V'", "['V']").formatted("1"), "data.orderId", "is a text"),
                Arguments.of(bought.replace("'V'", "{}").formatted("1"), "data.orderId", "is a text"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueOfTheWrongKindIsToldByItsField(String said, String field, String why) throws Exception {
        int data = said.indexOf('{');
        HttpResponse<String> answer = post(
                "/api/v1/commands/" + said.substring(0, data - 1),
                "application/json",
                "{'data':{'customer':[{'kind':'PHONE','value':'0555 0115'}]," + said.substring(data + 1) + "}");

        assertProblem(answer, 400, "invalid-field");
        assertThat(JSON.readTree(answer.body()).path("field").asString()).isEqualTo(field);
        assertThat(JSON.readTree(answer.body()).path("detail").asString())
                .contains(why)
                .doesNotContain("deserialize", "Node", "Enum");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind":[],"value":"1"}                   | missing-field | data.customer
            {"kind":"PAGER","value":"1"}              | invalid-field | data.customer.kind
            {"kind":"PHONE","value":"unknown"}        | invalid-field | data.customer.value
            {"kind":"PHONE","value":"+"}              | invalid-field | data.customer.value
            {"kind":"EMAIL","value":"ann"}            | invalid-field | data.customer.value
            {"kind":"ACCOUNT","value":"K\\t1"}        | invalid-field | data.customer.value
            {"kind":"ACCOUNT","value":"K\\u0085"}     | invalid-field | data.customer.value
            {"kind":"ACCOUNT","value":"\\u00a0"}      | invalid-field | data.customer.value
            {"kind":"DEVICE","value":"\\u2007\\u202f"} | invalid-field | data.customer.value
            {"kind":"REFERENCE","value":"\\u200b"}    | invalid-field | data.customer.value
            {"kind":"LOYALTY_CARD","value":"\\ufeff"} | invalid-field | data.customer.value
            {"kind":"EMAIL","value":"a@x","valid":1}  | unknown-field | data.customer.valid
            """)
    void anIdentifierNamesSomebody(String identifier, String code, String field) throws Exception {
        HttpResponse<String> answer = post(
                "/api/v1/commands/join-loyalty",
                "application/json",
                "{'data':{'customer':[" + identifier + "],'programme':'x'}}");

        assertProblem(answer, 400, code);
        assertThat(JSON.readTree(answer.body()).path("field").asString()).isEqualTo(field);
    }

    @Test
    void ofAFieldThatStandsTwiceNoneIsChosen() throws Exception {
        String event = event("twice", "0555 0116");
        String twice = event.replace("\"orderId\"", "\"orderId\":\"other\",\"orderId\"");

        assertThat(outcome("application/x-ndjson", twice)).startsWith("malformed a field stands twice at line 1");
        assertThat(outcome("application/cloudevents-batch+json", twice)).startsWith("malformed");
        assertThat(outcome("application/cloudevents+json", twice)).startsWith("malformed a field stands twice");
        assertThat(outcome("application/x-ndjson", event)).isEqualTo("recorded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"340", "5.5", "'340'", "'5:40'", "'P1M'", "true"})
    void aDurationIsNoNumber(String duration) throws Exception {
        HttpResponse<String> answer = post("/api/v1/commands/record-contact", "application/json", contact(duration));

        assertProblem(answer, 400, "invalid-field");
        assertThat(answer.body())
                .contains("data.duration: '" + duration.replace("'", "") + "' is no ISO 8601 duration such as PT5M40S");
    }

    @Test
    void aContactLastsUpTo31Days() throws Exception {
        assertThat(post("/api/v1/commands/record-contact", "application/json", contact("'P31D'"))
                        .statusCode())
                .isEqualTo(201);
        assertProblem(
                post("/api/v1/commands/record-contact", "application/json", contact("'-PT5M'")), 409, "invalid-value");
    }

    private static String contact(String duration) {
        return "{'data':{'customer':[{'kind':'PHONE','value':'0555 0111'}],'contactId':'K1','channel':'PHONE_AGENT',"
                + "'direction':'INBOUND','purpose':'question','duration':" + duration + "}}";
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("'complaintId':'A\\ud800B'", 400, "data.complaintId"),
                Arguments.of("'complaintId':'A1','narrative':'half \\udc00'", 400, "data.narrative"),
                Arguments.of("'complaintId':'A3\\u0000'", 400, "data.complaintId"),
                Arguments.of("'complaintId':'A3','narrative':'bell \\u0007'", 400, "data.narrative"),
                Arguments.of("'complaintId':'A3','narrative':'two\\r\\n\\tlines'", 201, ""),
                Arguments.of("'complaintId':'A2','narrative':'whole \\ud83d\\ude00'", 201, ""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void neitherHalfOfASurrogatePairNorAControlCharacterIsText(String fields, int status, String field)
            throws Exception {
        HttpResponse<String> answer = post(
                "/api/v1/commands/lodge-complaint",
                "application/json",
                "{'data':{'customer':[{'kind':'PHONE','value':'0555 0110'}]," + fields + "}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("field").asString("")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "actor", "tenant", "correlationid", "causationid", "traceparent"})
    void anAttributeIsOneLine(String attribute) throws Exception {
        ObjectNode entry = (ObjectNode) JSON.readTree(event("line", "0555 0117"));
        entry.put(attribute, "a\nb");

        HttpResponse<String> answer = post("/api/v1/entries", "application/cloudevents+json", entry.toString());

        assertProblem(answer, 400, "malformed");
        assertThat(JSON.readTree(answer.body()).path("field").asString()).isEqualTo(attribute);
        assertThat(JSON.readTree(answer.body()).path("detail").asString())
                .isEqualTo("the attribute " + attribute + " holds the control character U+000A: leave it out");
    }

    @Test
    void aCurrencyIsOneOfIso4217OfTodayOrOfThePast() throws Exception {
        assertThat(bought("DEM").statusCode()).isEqualTo(201);
        assertProblem(bought("QQQ"), 409, "invalid-value");
        assertThat(bought("QQQ").body()).contains("total.currency is “QQQ”, expected an ISO 4217 code such as EUR");
    }

    private static HttpResponse<String> bought(String currency) throws Exception {
        return post(
                "/api/v1/commands/record-purchase",
                "application/json",
                "{'data':{'customer':[{'kind':'PHONE','value':'0555 0118'}],'orderId':'in " + currency
                        + "','total':{'amount':1,'currency':'" + currency + "'}}}");
    }

    @ParameterizedTest
    @CsvSource({"133, 201", "134, 413"})
    void aComplaintIsNamedByWhatAnIndexCanName(int characters, int status) throws Exception {
        String id = "\u6295".repeat(characters);
        HttpResponse<String> answer = post(
                "/api/v1/commands/lodge-complaint",
                "application/json",
                "{'data':{'customer':[{'kind':'PHONE','value':'0555 0110'}],'complaintId':'" + id + "'}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void aYesOrNoThatIsLeftOutMeansNoAndANumberThatIsLeftOutIsMissing() throws Exception {
        String who = "'customer':[{'kind':'PHONE','value':'0555 0108'}]";
        post("/api/v1/commands/lodge-complaint", "application/json", "{'data':{" + who + ",'complaintId':'B8'}}");

        assertThat(post(
                                "/api/v1/commands/assess-complaint",
                                "application/json",
                                "{'data':{" + who + ",'complaintId':'B8','severity':'MINOR'}}")
                        .statusCode())
                .isEqualTo(201);
        assertProblem(
                post(
                        "/api/v1/commands/record-survey",
                        "application/json",
                        "{'data':{" + who + ",'surveyId':'S8','instrument':'NPS','subject':'CONTACT'}}"),
                400,
                "missing-field");
    }
}
