package io.journeyledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.EventType;
import io.journeyledger.query.QueryProgram;
import io.journeyledger.query.SmallLedger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The forms of a complaint as a browser without scripts sends them, to a ledger with the real rules. */
@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"journey.zone=Europe/London", "elasticsearch=http://127.0.0.1:1"})
class ComplaintActionsTest {

    private static final String B1 = "/complaints/J17/B1";

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
    void offersWhatIsAllowedNowAndNothingElse() throws Exception {
        assertThat(get(B1).body())
                .contains("act-acknowledge-complaint", "act-pause-complaint-clock", "act-answer-complaint")
                .doesNotContain("act-resume-complaint-clock", "act-reopen-complaint", "act-close-complaint");
        assertThat(get("/complaints/J17/A9").body())
                .contains("act-reopen-complaint", "act-close-complaint")
                .doesNotContain("act-acknowledge-complaint");
    }

    @Test
    void saysOfEachClockInWordsWhatItMeasuresHowItStandsAndWhatMovedIt() throws Exception {
        assertThat(get(B1).body())
                .contains("Acknowledgement", "within 5 days", "by the end of 3 business days", "within 8 weeks")
                .contains("Missed on Oct 31, 2026, 16:44", "business days ago")
                .containsPattern("started Oct 26, 2026, 16:44\\s+by:\\s+<a href=\"#e-J17.5\">Lodged</a>")
                .containsPattern("missed Oct 31, 2026, 16:44\\s+follows from:")
                .doesNotContain("P56D");
    }

    @Test
    void saysOfAnAnswerAfterAReopeningWhetherItWasInTimeWhateverWasMissedBefore() throws Exception {
        ledger.tell(EventType.COMPLAINT_LODGED, "2026-03-02T12:00:00Z", "'complaintId':'D1'");
        ledger.tell(EventType.COMPLAINT_ANSWERED, "2026-05-01T12:00:00Z", "'complaintId':'D1','answer':'REJECTED'");
        ledger.tell(EventType.COMPLAINT_REOPENED, "2026-05-10T12:00:00Z", "'complaintId':'D1'");
        ledger.tell(EventType.COMPLAINT_ANSWERED, "2026-05-12T12:00:00Z", "'complaintId':'D1','answer':'ACCEPTED'");

        assertThat(finalAnswer("?occurredUntil=2026-05-02"))
                .contains("Done on May 1, 2026, 13:00, too late", ">Missed<")
                .doesNotContain("before it was reopened", ">Met<");
        assertThat(finalAnswer("?occurredUntil=2026-05-11"))
                .contains("left, due Jul 5, 2026", "Missed on Apr 27, 2026, 13:00, before it was reopened", ">Running<")
                .doesNotContain(">Missed<");
        assertThat(finalAnswer(""))
                .contains(
                        "Done on May 12, 2026, 13:00<",
                        "Missed on Apr 27, 2026, 13:00, before it was reopened",
                        ">Met<")
                .doesNotContain("too late", ">Missed<");
    }

    private String finalAnswer(String then) throws Exception {
        String page = get("/complaints/J17/D1" + then).body();
        return Arrays.stream(page.split("<li class=\"row\""))
                .filter(row -> row.contains("row-title\">Final answer<"))
                .findFirst()
                .orElse(page);
    }

    @Test
    void tellsWhatHappenedBeforeAndWhatTheCustomerWasTold() throws Exception {
        assertThat(get(B1).body())
                .containsSubsequence(
                        "What the customer was told",
                        "Holding reply",
                        "The supplier is testing the part.",
                        "What happened before",
                        "Customer contacted us by phone: fault report",
                        "Complaint A9 resolved",
                        "Bought kettle");
    }

    @Test
    void showsAtOnceWhatWasRecordedAndByWhom() throws Exception {
        HttpResponse<String> sent = post(B1 + "/acknowledge-complaint", "steps=3", "actor=amy", "channel=EMAIL");

        assertThat(sent.statusCode()).isBetween(302, 303);
        assertThat(sent.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie ->
                        assertThat(cookie).startsWith("working-as=amy").contains("HttpOnly", "SameSite=Strict"));
        String to = sent.headers().firstValue("Location").orElseThrow();
        assertThat(to).contains("done=acknowledge-complaint").endsWith("#e-J17.8");
        assertThat(get(URI.create(to).getPath() + "?" + URI.create(to).getQuery())
                        .body())
                .contains("Recorded: the complaint was acknowledged.", "id=\"e-J17.8\"", "by amy")
                .doesNotContain("act-acknowledge-complaint");
    }

    @Test
    void recordsAFormOnceThatIsSentTwice() throws Exception {
        String form = "form=" + UUID.randomUUID();
        HttpResponse<String> first = post(B1 + "/assign-complaint", form, "steps=3", "actor=amy", "owner=bo");
        HttpResponse<String> second = post(B1 + "/assign-complaint", form, "steps=3", "actor=amy", "owner=bo");

        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(get("/api/v1/complaints/J17/B1/actions").body()).contains("\"steps\":4");
    }

    @Test
    void saysAtTheFieldWhatIsMissingAndKeepsTheRest() throws Exception {
        HttpResponse<String> answer = post(B1 + "/answer-complaint", "steps=3", "reasons=Because+of+the+seal");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Because of the seal", "id=\"answer-complaint-answer-error\"", "Please fill this in.")
                .contains("id=\"answer-complaint-actor-error\"");
    }

    @Test
    void goesOnSayingWhatWasSeenAsLongAsItIsNotToldWhatChanged() throws Exception {
        HttpResponse<String> unfinished = post(B1 + "/answer-complaint", "steps=2", "actor=amy", "reasons=The+seal");
        assertThat(stepsOfTheAnswer(unfinished.body())).isEqualTo("2");
        assertThat(unfinished.body()).doesNotContain("id=\"meanwhile\"");

        HttpResponse<String> told = post(B1 + "/answer-complaint", "steps=2", "actor=amy", "answer=ACCEPTED");
        assertThat(stepsOfTheAnswer(told.body())).isEqualTo("3");
        assertThat(told.body()).contains("id=\"meanwhile\"");
    }

    private static String stepsOfTheAnswer(String page) {
        String from = "name=\"steps\" value=\"";
        int at = page.indexOf(from, page.indexOf("id=\"act-answer-complaint\"")) + from.length();
        return page.substring(at, page.indexOf('"', at));
    }

    @Test
    void readsNumbersAmountsAndTimesAndSaysWhichItCannotRead() throws Exception {
        assertThat(post(
                                B1 + "/give-redress",
                                "steps=3",
                                "actor=amy",
                                "redress=REFUND",
                                "amount.amount=much",
                                "amount.currency=QQQ",
                                "when=yesterday")
                        .body())
                .contains(
                        "give-redress-amount-amount-error",
                        "give-redress-amount-currency-error",
                        "give-redress-when-error");
        assertThat(post(
                                B1 + "/give-redress",
                                "steps=3",
                                "actor=amy",
                                "redress=REFUND",
                                "amount.amount=29,90",
                                "amount.currency=eur")
                        .statusCode())
                .isEqualTo(302);
        assertThat(get(B1).body()).contains("€29.90");
    }

    @Test
    void takesABoxThatIsNotTickedForNo() throws Exception {
        assertThat(post(B1 + "/assess-complaint", "steps=3", "actor=amy", "severity=MINOR", "complex=true")
                        .statusCode())
                .isEqualTo(302);
        assertThat(get(B1).body()).containsPattern("Complex</dt><dd>yes").containsPattern("Concerns safety</dt><dd>no");
    }

    @Test
    void takesNoAnswerForNoneWhereNoWouldSayThatTheCustomerIsLost() throws Exception {
        HttpResponse<String> forgotten = post(B1 + "/resolve-complaint", "steps=3", "actor=amy");

        assertThat(forgotten.statusCode()).isEqualTo(422);
        assertThat(forgotten.body())
                .contains("id=\"resolve-complaint-acceptedByCustomer-true\"", "type=\"radio\"")
                .contains("id=\"resolve-complaint-acceptedByCustomer-error\"");
        assertThat(post(B1 + "/resolve-complaint", "steps=3", "actor=amy", "acceptedByCustomer=false")
                        .statusCode())
                .isEqualTo(302);
        assertThat(get(B1).body()).contains("resolved, not accepted by the customer");
    }

    @Test
    void tellsWhoComesSecondWhatChangedAndKeepsWhatTheyWrote() throws Exception {
        post(B1 + "/assign-complaint", "steps=3", "actor=amy", "owner=bo");
        HttpResponse<String> second =
                post(B1 + "/investigate-complaint", "steps=3", "actor=eve", "findings=The+seal+is+worn");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body())
                .contains("Changed while you were writing", "Assigned", "by amy")
                .contains("The seal is worn", "name=\"steps\" value=\"4\"");
        assertThat(post(B1 + "/investigate-complaint", "steps=4", "actor=eve", "findings=The+seal+is+worn")
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void keepsWhatWasTypedForAStepThatIsNoLongerPossible() throws Exception {
        post(B1 + "/withdraw-complaint", "steps=3", "actor=amy");
        HttpResponse<String> late =
                post(B1 + "/answer-complaint", "steps=3", "actor=eve", "answer=ACCEPTED", "reasons=We+pay");

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("No longer possible: Answer", "We pay", "Withdrawn");
    }

    @Test
    void answersARefusalInPlainWords() throws Exception {
        HttpResponse<String> refused = post(B1 + "/close-complaint", "steps=3", "actor=amy");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("This step is not possible as the complaint stands.");
        // A script that exchanges the page must not take the form's address for the page's.
        assertThat(refused.headers().firstValue("HX-Push-Url")).hasValue("false");
    }

    @Test
    void knowsNoOtherCommandsAndNoOtherComplaints() throws Exception {
        assertThat(post(B1 + "/fly-away", "steps=3").statusCode()).isEqualTo(404);
        assertThat(post(B1 + "/lodge-complaint", "steps=3").statusCode()).isEqualTo(404);
        assertThat(post("/complaints/J17/none/close-complaint", "steps=0", "actor=amy")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void tellsProgramsWhatTheyCanSendAndUnderWhichCondition() throws Exception {
        HttpResponse<String> response = get("/api/v1/complaints/J17/B1/actions");

        assertThat(response.headers().firstValue("ETag"))
                .hasValueSatisfying(tag -> assertThat(tag).matches("\"3-[0-9a-z]+\""));
        assertThat(response.body())
                .contains("\"command\":\"/api/v1/commands/answer-complaint\"", "\"name\":\"amount.currency\"")
                .doesNotContain("close-complaint");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String... fields) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
