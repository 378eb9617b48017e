package io.journeyledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.query.QueryProgram;
import io.journeyledger.query.SmallLedger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** A person is erased by page, while nobody answers at Elasticsearch's address: the ledger tells what there is. */
@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"journey.zone=Europe/London", "elasticsearch=http://127.0.0.1:1"})
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class ErasePageTest {

    private static final String ANN = "/journeys/J17";
    private static final String ERASE = ANN + "/erase";

    @LocalServerPort
    int port;

    @Autowired
    SmallLedger ledger;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shows_what_goes_and_what_stays_in_the_readers_language() throws Exception {
        ledger.mergedIntoAnn(new JourneyId("J16"));

        assertThat(get(ERASE, "en").body())
                .contains("Every personal text in 2 events", "recorded in J16, for which this journey speaks")
                .contains("11 events and 2 complaints, with dates", "No event is changed or removed")
                .contains("A complaint is still open.")
                .as("nothing that there is not")
                .doesNotContain("The profile.", "??");
        assertThat(get(ERASE, "zh-CN").body()).contains("2 个事件中的全部个人文字", "11 个事件和 2 件投诉");
    }

    @Test
    void leads_from_a_merged_journey_to_the_one_that_speaks_for_it() throws Exception {
        ledger.mergedIntoAnn(new JourneyId("J16"));

        assertThat(to(get("/journeys/J16/erase", "en"))).endsWith(ERASE);
    }

    @Test
    void says_that_nobody_was_erased_when_the_journey_was_merged_away_meanwhile() throws Exception {
        ledger.mergedIntoAnn(new JourneyId("J16"));

        HttpResponse<String> refused = post("/journeys/J16/erase", "actor=amy", "reason=request+42", "journey=J16");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("No longer possible: Erase for ever", "Not recorded.", "value=\"request 42\"")
                .contains("This customer’s story goes on in another journey", "href=\"/journeys/J17/erase\"");
    }

    @Test
    void erases_nobody_before_the_number_of_the_journey_is_typed() throws Exception {
        HttpResponse<String> refused = post(ERASE, "actor=amy", "reason=request+42", "journey=J71");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("This is not the number of this journey.", "value=\"request 42\"");
        assertThat(post(ERASE, "actor=amy", "reason=request+42").statusCode()).isEqualTo(422);
        assertThat(get(ANN + "?done=erase-personal-data", "en").body())
                .contains("It leaked")
                .doesNotContain("The key of this journey was destroyed");
    }

    @Test
    void says_that_it_is_done_and_what_a_reader_sees_now() throws Exception {
        String to = to(post(ERASE, "actor=amy", "reason=request+42", "journey=J17"));

        assertThat(to).endsWith(ANN + "?done=erase-personal-data");
        assertThat(get(ANN + "?done=erase-personal-data", "en").body())
                .contains("Recorded: the personal data was erased.", "The key of this journey was destroyed")
                .contains("Personal data erased: request 42", "[erased]")
                .doesNotContain("It leaked")
                .as("nothing more can be recorded")
                .doesNotContain("act-record-contact", "/erase");
        assertThat(get(ERASE, "zh-TW").body()).contains("本旅程的金鑰已銷毀").doesNotContain("<form class=\"form\"");
    }

    private static String to(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow(() -> new AssertionError(response.body()));
    }

    private HttpResponse<String> get(String path, String language) throws Exception {
        return http.send(request(path, language).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String... fields) throws Exception {
        return http.send(
                request(path, "en")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String language) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", language);
    }
}
