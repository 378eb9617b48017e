package io.journeyledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.QueryProgram;
import io.journeyledger.query.SmallLedger;
import io.journeyledger.query.care.CareScene;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The care list as browsers with and without scripts send its forms, and as programs read it. */
@SpringBootTest(
        classes = {QueryProgram.class, CareScene.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"journey.zone=Europe/London", "spring.mvc.problemdetails.enabled=true"})
class CarePageTest {

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
    void says_who_why_by_which_channel_and_where() throws Exception {
        String page = get("/care").body();

        assertThat(page)
                .contains("4 customers", "Bo &lt;b&gt;Berg&lt;/b&gt;", "Bought for the first time on Mar 7, 2026")
                .contains("bo@example.org", "Value 5 of 5", "href=\"/journeys/J90\"")
                .contains("What we promised is due on Mar 11, 2026, 10:00", "+44 20 7946 0018")
                .contains("A complaint was resolved on Mar 6, 2026", "href=\"/complaints/J93/B1\"")
                .contains("silent for longer than usual", "aria-current=\"page\"")
                .doesNotContain("Di Dahl", "Flo Falk", "??");
        assertThat(page.indexOf("Gus Gran")).isLessThan(page.indexOf("Cy Cole"));
    }

    @Test
    void shows_only_what_was_asked_for() throws Exception {
        assertThat(get("/care?kind=PROMISE").body())
                .contains("One customer", "Cy Cole", "Welcome (2)")
                .doesNotContain("Bo &lt;");
        assertThat(get("/care?channel=PHONE_AGENT").body()).contains("Cy Cole").doesNotContain("Bo &lt;");
        assertThat(get("/care?kind=FOLLOW_UP&channel=PHONE_AGENT").body()).contains("Nobody is to be contacted");
        assertThat(get("/care?kind=NONE").statusCode()).isEqualTo(400);
        assertThat(get("/care?cursor=nobodys").statusCode()).isEqualTo(400);
    }

    @Test
    void what_was_done_is_gone_at_once_though_the_views_do_not_know_yet() throws Exception {
        HttpResponse<String> done =
                post("/care/J90", "act=DONE", "actor=amy", WELCOME_BO, "channel=EMAIL", "kind=WELCOME");

        assertThat(done.statusCode()).isBetween(302, 303);
        String to = done.headers().firstValue("Location").orElseThrow();
        assertThat(to).contains("kind=WELCOME", "fresh=J90", "did=DONE");
        assertThat(done.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("working-as=amy"));
        assertThat(get(to).body()).contains("Recorded as done.", "One customer").doesNotContain("Bo &lt;");
        assertThat(get("/care?kind=WELCOME").body()).as("the views").contains("Bo &lt;");
    }

    @Test
    void a_script_gets_the_row_as_it_is_now() throws Exception {
        assertThat(partly("/care/J90", "act=TOMORROW", "actor=amy", WELCOME_BO).body())
                .contains("id=\"care-J90\"", "Put off until tomorrow.", "role=\"status\" tabindex=\"-1\" autofocus")
                .doesNotContain("<html", "bo@example.org");
        // the other occasion of the same customer stays
        assertThat(partly("/care/J93", "act=DONE", "actor=amy", "occasion=follow-up:J93.6")
                        .body())
                .contains(
                        "id=\"care-J93\"",
                        "Recorded as done.",
                        "Bought for the first time",
                        "tabindex=\"-1\" autofocus")
                .doesNotContain("A complaint was resolved");
    }

    /** The views tell the same until the end: what was done since is counted on top of them. */
    @Test
    void a_script_gets_what_is_left_to_be_counted_with_the_row() throws Exception {
        assertThat(get("/care").body()).contains("4 customers", "Welcome (2)", "Follow-up (1)", "Promise (1)");

        String row = partly("/care/J90", "act=DONE", "actor=amy", WELCOME_BO).body();
        assertThat(row)
                .contains("id=\"total\" hx-swap-oob=\"innerHTML\">3 customers<", "Welcome (1)", "Promise (1)")
                .contains(
                        "id=\"fresh\" hx-swap-oob=\"innerHTML\"><input type=\"hidden\" name=\"fresh\" value=\"J90\">");

        // the other occasion of the same customer stays
        assertThat(partly("/care/J93", "act=TOMORROW", "actor=amy", "occasion=follow-up:J93.6", "fresh=J90")
                        .body())
                .contains(">3 customers<", "Welcome (1)", "Follow-up (0)");
        assertThat(partly("/care/J91", "act=DONE", "actor=amy", "occasion=promise:J91.3", "fresh=J93", "fresh=J90")
                        .body())
                .contains(">2 customers<", "Promise (0)");
    }

    @Test
    void a_script_that_narrows_the_list_gets_what_there_is_of_each_kind() throws Exception {
        assertThat(list("/care?kind=WELCOME&channel=PHONE_AGENT"))
                .contains("<select id=\"kind\" hx-swap-oob=\"innerHTML\">", "Welcome (0)", "Promise (1)");
    }

    @Test
    void puts_off_until_the_morning_of_a_day() throws Exception {
        assertThat(partly("/care/J90", "act=DAY", "actor=amy", WELCOME_BO, "day=2026-03-20")
                        .body())
                .contains("Put off until that day.");
        assertThat(get("/api/v1/journeys/J90?occurredUntil=2026-03-10T10:00:00Z")
                        .body())
                .contains("\"snoozedUntil\":\"2026-03-20T00:00:00Z\"");
    }

    @Test
    void who_presses_enter_after_a_day_is_reminded_on_that_day() throws Exception {
        for (String form : get("/care").body().split("<form", -1)) {
            if (form.contains("name=\"day\"")) {
                assertThat(form.substring(form.indexOf("<button")))
                        .startsWith("<button class=\"button plain\" name=\"act\" value=\"DAY\"");
                assertThat(form).contains("name=\"occasion\"", "hx-include=\"#actor, #fresh\"");
            }
        }
        assertThat(get("/care").body()).contains("name=\"day\"");
    }

    @Test
    void says_what_is_missing_and_keeps_what_was_typed() throws Exception {
        HttpResponse<String> past = post("/care/J90", "act=DAY", "actor=amy", WELCOME_BO, "day=2026-03-10");
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body()).contains("Please choose a day after today", "value=\"2026-03-10\"", "Cy Cole");

        HttpResponse<String> silent = partly("/care/J90", "act=DISMISS", "actor=amy", WELCOME_BO, "reason=+");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("welcome-J90-3-reason-error", "Please fill this in.");

        HttpResponse<String> nobody = partly("/care/J90", "act=DONE", WELCOME_BO);
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.body()).contains("Not recorded.", "id=\"who\" hx-swap-oob=\"true\"", "id=\"actor-error\"");
        assertThat(post("/care/J90", "act=DONE", WELCOME_BO).body()).containsOnlyOnce("id=\"actor-error\"");
    }

    @Test
    void asks_once_who_works_here_and_goes_on_where_they_were() throws Exception {
        assertThat(get("/care?kind=WELCOME").body()).containsOnlyOnce("name=\"actor\"");

        HttpResponse<String> said = post("/working-as", "actor=amy", "back=%2Fcare%3Fkind%3DWELCOME");
        assertThat(said.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("working-as=amy"));
        assertThat(said.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/care?kind=WELCOME"));
        assertThat(post("/working-as", "actor=amy", "back=https://elsewhere.example/care")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(port + "/"));
    }

    @Test
    void the_journey_says_why_to_contact_the_customer() throws Exception {
        String told = "/journeys/J93?done=record-contact";
        assertThat(get(told).body())
                .containsSubsequence(
                        "Why to contact now", "A complaint was resolved on Mar 6, 2026", "To the care list");
        post("/care/J93", "act=DONE", "actor=amy", "occasion=follow-up:J93.6");
        assertThat(get(told).body())
                .contains("Bought for the first time")
                .doesNotContain("A complaint was resolved on");
    }

    @Test
    void who_comes_second_is_told_so() throws Exception {
        assertThat(partly("/care/J90", "act=DISMISS", "actor=amy", WELCOME_BO, "reason=met+her")
                        .body())
                .contains("Recorded: not to be contacted for this.");
        HttpResponse<String> second = post("/care/J90", "act=NEXT_WEEK", "actor=eve", WELCOME_BO);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("Somebody else was quicker").doesNotContain("Bo &lt;");
    }

    @Test
    void refuses_what_is_no_button_of_the_page() throws Exception {
        assertThat(post("/care/J90", "act=FLY", "actor=amy", WELCOME_BO).statusCode())
                .isEqualTo(404);
        assertThat(post("/care/J90", "act=DONE", "actor=amy", "occasion=nothing")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("/care/J90", "act=DONE", "actor=amy", "occasion=welcome:J91.3")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void goes_on_behind_the_last_customer_of_the_page_before() throws Exception {
        JsonNode first = new JsonMapper().readTree(get("/api/v1/care?size=2").body());
        String cursor = first.path("cursor").asString();
        JsonNode second = new JsonMapper()
                .readTree(get("/api/v1/care?size=2&cursor=" + cursor).body());

        assertThat(first.path("customers").findValuesAsString("journey")).containsExactly("J95", "J91");
        assertThat(second.path("customers").findValuesAsString("journey")).containsExactly("J93", "J90");
        assertThat(second.path("cursor").isNull()).isTrue();
        String page = get("/care?kind=WELCOME&cursor=" + cursor).body();
        assertThat(page).contains("Bo &lt;b&gt;", "href=\"/care?kind=WELCOME&amp;channel=\"", "From the beginning");
        assertThat(page).contains("<input type=\"hidden\" name=\"cursor\" value=\"" + cursor + "\">");
        assertThat(get("/care?kind=WELCOME").body()).doesNotContain("From the beginning", "name=\"cursor\"");
    }

    @Test
    void programs_read_the_same() throws Exception {
        assertThat(get("/api/v1/care?kind=PROMISE&size=5").body())
                .contains("\"total\":1", "\"journey\":\"J91\"", "\"name\":\"Cy Cole\"", "\"WELCOME\":2")
                .contains("\"occasion\":\"promise:J91.3\"", "\"channel\":\"PHONE_AGENT\"")
                .contains("\"identifierKind\":\"PHONE\"", "\"identifier\":\"+44 20 7946 0018\"");
        assertThat(get("/api/v1/care?size=1000").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/care?kind=NONE").body()).contains("invalid-parameter", "AT_RISK");
    }

    private static final String WELCOME_BO = "occasion=welcome:J90.3";

    private HttpResponse<String> get(String path) throws Exception {
        URI to = URI.create("http://127.0.0.1:" + port).resolve(path);
        return http.send(HttpRequest.newBuilder(to).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String... fields) throws Exception {
        return send(form(path, fields));
    }

    /** As htmx does it. */
    private HttpResponse<String> partly(String path, String... fields) throws Exception {
        return send(form(path, fields)
                .header("HX-Request", "true")
                .header("HX-Target", "care-" + path.substring(path.lastIndexOf('/') + 1)));
    }

    private String list(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("HX-Request", "true")
                        .header("HX-Target", "care"))
                .body();
    }

    private HttpRequest.Builder form(String path, String... fields) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
