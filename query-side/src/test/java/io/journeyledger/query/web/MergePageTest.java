package io.journeyledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.query.QueryProgram;
import io.journeyledger.query.SmallLedger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** J16 is merged into J17, in the ledger as in the views. */
@SpringBootTest(classes = QueryProgram.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class MergePageTest {

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void merge(@Autowired SmallLedger ledger) {
        ledger.mergedIntoAnn(new JourneyId("J16"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/split", "/merge"})
    void leads_from_a_merged_journey_to_the_same_page_of_the_one_that_speaks_for_it(String page) throws Exception {
        assertThat(get("/journeys/J16" + page, "en").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/journeys/J17" + page));
    }

    @Test
    void offers_to_take_back_what_was_merged() throws Exception {
        assertThat(get("/journeys/J17/split", "en").body()).contains("Release journey J16");
    }

    @Test
    void keeps_what_was_written_when_somebody_else_took_the_merge_back() throws Exception {
        HttpResponse<String> refused = split("J17");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("No longer possible: Split", "These journeys are not merged.")
                .contains("value=\"Two sisters\"")
                .contains("Release journey J16");
    }

    @Test
    void says_that_nothing_was_taken_back_of_a_journey_that_was_merged_away_itself() throws Exception {
        HttpResponse<String> refused = split("J16");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Not recorded.", "value=\"Two sisters\"", "href=\"/journeys/J17/split\"");
    }

    @ParameterizedTest
    @CsvSource({
        "merge-journeys, Recorded: the journeys were merged.",
        "split-journeys, Recorded: the merge was taken back.",
    })
    void says_what_was_done_a_moment_ago(String done, String words) throws Exception {
        assertThat(get("/journeys/J17?done=" + done, "en").body()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "+44 113 496 0017, en, That belongs to this very journey",
        "J17, zh-CN, 这属于本旅程，无需合并",
        "J16, zh-TW, 這屬於本旅程，無需合併",
        "nobody@example.org, en, No other journey is known by that.",
    })
    void says_whose_an_identifier_is_with_which_nothing_can_be_merged(String with, String language, String words)
            throws Exception {
        assertThat(get("/journeys/J17/merge?with=" + URLEncoder.encode(with, StandardCharsets.UTF_8), language)
                        .body())
                .contains(words)
                .doesNotContain("id=\"preview\"");
    }

    private HttpResponse<String> split(String journey) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/journeys/" + journey + "/split"))
                        .header("Accept-Language", "en")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("actor=amy&other=J15&reason=Two+sisters"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String language) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept-Language", language)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
