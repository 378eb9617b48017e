package io.journeyledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.QueryProgram;
import io.journeyledger.query.SmallLedger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is recorded on a journey's page, while nobody answers at Elasticsearch's address: the ledger tells it. */
@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"journey.zone=Europe/London", "elasticsearch=http://127.0.0.1:1"})
class JourneyActionsTest {

    private static final String ANN = "/journeys/J17";

    @LocalServerPort
    int port;

    @Autowired
    SmallLedger ledger;

    @BeforeEach
    @AfterEach
    void asItBegan() {
        ledger.rewind();
    }

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void logsACallAndItsComplaintAtOnceHoweverOftenItIsSent() throws Exception {
        String[] call = {
            "form=" + UUID.randomUUID(),
            "actor=amy",
            "channel=PHONE_AGENT",
            "direction=INBOUND",
            "purpose=complaint",
            "summary=She+rang",
            "product=kettle",
            "issue=lid",
            "narrative=The+lid+sticks",
            "dissatisfaction=3"
        };
        String to = to(post(ANN + "/log-complaint", call));

        assertThat(to).contains("/complaints/J17/B-").endsWith("?done=log-complaint");
        assertThat(to(post(ANN + "/log-complaint", call))).isEqualTo(to);
        assertThat(get(path(to)))
                .contains("The lid sticks", "Recorded: the contact and the complaint that was made there.")
                .contains("She rang");
    }

    /** As it comes along with what is pasted: nobody sees it, and no text takes it. */
    @Test
    void leavesControlCharactersOut() throws Exception {
        to(post(ANN + "/make-promise", "actor=amy", "what=A+call%0Bback%00", "due=2099-01-01T10:00"));

        assertThat(get(ANN + "?done=make-promise")).contains("A call back");
    }

    @Test
    void recordsNoContactWhenTheComplaintIsWrong() throws Exception {
        HttpResponse<String> refused = post(
                ANN + "/log-complaint",
                "actor=amy",
                "channel=PHONE_AGENT",
                "direction=INBOUND",
                "purpose=complaint",
                "summary=She+rang",
                "dissatisfaction=11");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("She rang", "log-complaint-dissatisfaction-error");
        assertThat(get(ANN + "?done=record-contact")).doesNotContain("She rang");
    }

    @Test
    void keepsAPromiseThatWasMade() throws Exception {
        post(ANN + "/make-promise", "actor=amy", "what=A+call+back", "due=2099-01-01T10:00");
        String page = get(ANN + "?done=make-promise");
        Matcher promise =
                Pattern.compile("name=\"promiseId\" value=\"(P-[0-9A-F]{8})\"").matcher(page);
        assertThat(promise.find()).isTrue();

        assertThat(to(post(ANN + "/keep-promise", "actor=amy", "promiseId=" + promise.group(1))))
                .endsWith("?done=keep-promise");
        assertThat(get(ANN + "?done=keep-promise")).contains("Promise kept").doesNotContain("name=\"promiseId\"");
    }

    /** Somebody else kept it while the reason was written. */
    @Test
    void keepsTheReasonThatWasWrittenForAPromiseThatIsNotOpenAnyMore() throws Exception {
        post(ANN + "/make-promise", "actor=amy", "what=A+call+back", "due=2099-01-01T10:00");
        Matcher promise = Pattern.compile("name=\"promiseId\" value=\"(P-[0-9A-F]{8})\"")
                .matcher(get(ANN + "?done=make-promise"));
        assertThat(promise.find()).isTrue();
        String promiseId = "promiseId=" + promise.group(1);
        post(ANN + "/keep-promise", "actor=amy", promiseId);

        HttpResponse<String> refused =
                post(ANN + "/break-promise", "actor=jon", promiseId, "reason=Nobody+had+her+number");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("No longer possible: Promise broken", "This promise is not open any more.")
                .contains("Nobody had her number")
                .as("what cannot be sent again")
                .doesNotContain("<button class=\"button\">Promise broken");
    }

    @Test
    void saysInPlainWordsWhyAScoreIsNoneAndKeepsTheComment() throws Exception {
        HttpResponse<String> refused = post(
                ANN + "/record-survey", "actor=amy", "instrument=CSAT", "score=9", "subject=CONTACT", "comment=Kind");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("This score lies outside the scale of the question.", "Kind")
                .contains("score 9 lies outside the scale of CSAT, 1 to 5");
    }

    @Test
    void tellsEventsAndRefusalsInTheReadersLanguage() throws Exception {
        assertThat(get(ANN + "?done=record-contact&order=OLDEST", "zh-TW"))
                .contains("購買 kettle，共 €29.90", "顧客與我們聯繫（電話）：fault report", "客訴 B1 評估為極嚴重")
                .doesNotContain("Bought", "contacted us", "assessed");
        assertThat(get("/complaints/J17/B1", "zh-CN"))
                .contains("提出投诉 B1（电话）：kettle、Leaks when hot", "客户联系我们（电话）：fault report")
                .doesNotContain("lodged", "contacted us");

        HttpResponse<String> refused =
                postIn("zh-TW", ANN + "/record-survey", "actor=amy", "instrument=CES_1", "score=9", "subject=CONTACT");
        assertThat(refused.body())
                .contains("分數超出此題目的範圍。", "分數 9 超出 CES 1.0 的範圍（1 到 5）")
                .doesNotContain("outside the scale");
    }

    @Test
    void findsWordsWithinTheTimeline() throws Exception {
        assertThat(get(ANN + "?done=record-contact&q=supplier"))
                .contains("1 event", "The supplier is testing the part.")
                .doesNotContain("fault report");
    }

    @Test
    void showsWhatComesOfASplitOnlyWhereThereWasAMerge() throws Exception {
        assertThat(get(ANN + "/split")).contains("Nothing was merged into this journey.");
    }

    @Test
    void asksWhoThatIsWhomNobodyKnows() throws Exception {
        assertThat(get("/customers/new?value=zoe%40example.org"))
                .contains("value=\"zoe@example.org\"", "value=\"EMAIL\" selected");
    }

    /** Where somebody reads it once more, and the views may still not have it. */
    @Test
    void tellsThePageFromTheLedgerAlsoWhenItWasSaidAlreadyWhatWasDone() throws Exception {
        to(post(ANN + "/make-promise", "actor=amy", "what=A+call+back", "due=2099-01-01T10:00"));

        HttpRequest asAmy = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + ANN + "?done="))
                .header("Cookie", "working-as=amy")
                .header("Accept-Language", "en")
                .build();
        assertThat(http.send(asAmy, HttpResponse.BodyHandlers.ofString()).body())
                .contains("A call back", "name=\"back\" value=\"/journeys/J17?done=\"")
                .doesNotContain("Recorded:");
        assertThat(to(post("/working-as/change", "back=/journeys/J17?done="))).endsWith("/journeys/J17?done=");
    }

    @Test
    void asksForANameAgainWhenSomebodyElseSitsDownAndLeadsNowhereElse() throws Exception {
        HttpResponse<String> back = post("/working-as/change", "back=/journeys/J17");
        assertThat(to(back)).endsWith("/journeys/J17");
        assertThat(back.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).startsWith("working-as=;").contains("Max-Age=0"));

        assertThat(to(post("/working-as/change", "back=//elsewhere.example"))).endsWith(":" + port + "/");
        assertThat(to(post("/working-as/change", "back=https://elsewhere.example")))
                .endsWith(":" + port + "/");
    }

    private static String to(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow(() -> new AssertionError(response.body()));
    }

    private static String path(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private String get(String path) throws Exception {
        return get(path, "en");
    }

    private String get(String path, String language) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Accept-Language", language)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> post(String path, String... fields) throws Exception {
        return postIn("en", path, fields);
    }

    private HttpResponse<String> postIn(String language, String path, String... fields) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept-Language", language)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
