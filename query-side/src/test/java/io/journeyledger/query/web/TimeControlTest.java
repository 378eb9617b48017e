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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of a journey and of its complaints as they were, and as they were known. */
@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "journey.zone=Europe/London")
class TimeControlTest {

    private static final String B1 = "/complaints/J17/B1";

    @LocalServerPort
    int port;

    @Autowired
    SmallLedger ledger;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "/journeys/J17, recordedUntil, en, ‘As known on’ is a time still to come",
        "/journeys/J17, occurredUntil, en, ‘As it was on’ is a time still to come",
        "/journeys/J17, recordedUntil, zh-TW, 「當時所知」的時間尚未到來",
        "/journeys/J17, occurredUntil, zh-CN, “当时实况”的时间尚未到来",
        "/complaints/J17/B1, recordedUntil, en, ‘As known on’ is a time still to come",
        "/complaints/J17/B1, occurredUntil, zh-TW, 「當時實況」的時間尚未到來",
    })
    void shows_a_page_as_it_is_and_says_so_when_a_time_still_to_come_is_asked_for(
            String path, String parameter, String language, String words) throws Exception {
        HttpResponse<String> response = answer(path + "?" + parameter + "=2999-01-01T12:00", language);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains(words, "name=\"" + parameter + "\" value=\"2999-01-01T12:00\"")
                .contains("id=\"act\"")
                .doesNotContain("2999-01-01T12%3A00") // no link and no filter goes on with it
                .containsOnlyOnce("2999-01-01T12:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/journeys/J17", B1})
    void takes_the_day_and_the_minute_that_go_on_for_now(String path) throws Exception {
        String today = page(path + "?occurredUntil=" + LocalDate.now(ZoneId.of("Europe/London")));

        assertThat(today).contains("As it was on").doesNotContain("still to come");
    }

    @Test
    void leads_to_an_event_as_known_on_a_day_that_goes_on_or_is_still_to_come() throws Exception {
        for (LocalDate day : List.of(LocalDate.now(ZoneId.of("Europe/London")), LocalDate.of(2999, 1, 1))) {
            HttpResponse<String> response = answer("/journeys/J17/events/J17.2?recordedUntil=" + day, "en");

            assertThat(response.statusCode()).isEqualTo(302);
            assertThat(response.headers().firstValue("Location").orElseThrow())
                    .endsWith("/journeys/J17?occurredUntil=2025-07-01T10:00:00Z&recordedUntil=" + day + "#e-J17.2");
        }
        assertThat(answer("/journeys/J17/events/J17.4?recordedUntil=2025-12-31", "en")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "hot leaks, 1 event",
        "'\"hot leaks\"', No events match",
        "eaks, No events match",
        "lea, 1 event",
    })
    void finds_words_in_a_past_as_they_are_found_today(String words, String found) throws Exception {
        String asked = "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "#timeline-heading";

        assertThat(page("/journeys/J17?recordedUntil=2026-10-28" + asked)).contains(found);
        assertThat(page("/journeys/J17?" + asked.substring(1))).contains(found);
    }

    @ParameterizedTest
    @CsvSource({
        "occurredUntil=2026-10-28T00:00, 'As it was on Oct 28, 2026'",
        "recordedUntil=2026-10-28T00:00, 'As it was known on Oct 28, 2026'",
    })
    void tells_a_complaint_as_of_then_and_offers_nothing_to_be_done_in_the_past(String asked, String words)
            throws Exception {
        assertThat(page(B1)).contains("Holding reply", "id=\"act\"").doesNotContain(words, "Back to today");

        assertThat(page(B1 + "?" + asked))
                .contains(words, "Leaks when hot", "href=\"" + B1 + "\">Back to today</a>")
                .contains("business days left", "legend-now\">then<")
                .doesNotContain(
                        "Holding reply", "Overdue", "id=\"act\"", "href=\"#act\"", "method=\"post\" action=\"/comp");
    }

    @ParameterizedTest
    @CsvSource({
        "/complaints/J17/B1, recordedUntil=2026-01-01, en, Nothing was known of a complaint B1 of journey J17 then, Back to today",
        "/complaints/J17/B1, occurredUntil=2026-01-01, zh-CN, 当时对旅程 J17 的投诉 B1 尚一无所知, 回到今天",
        "/journeys/J17, recordedUntil=2020-01-01, en, Nothing was known of a journey J17 then, Back to today",
        "/journeys/J17, occurredUntil=2020-01-01, zh-TW, 當時對旅程 J17 尚一無所知, 回到今天",
    })
    void says_that_nothing_was_known_then_and_leads_back_to_today(
            String path, String asked, String language, String words, String back) throws Exception {
        HttpResponse<String> response = answer(path + "?" + asked, language);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains(words, "href=\"" + path + "\">" + back + "</a>");
    }

    @Test
    void leads_to_no_other_time_where_none_was_asked_for() throws Exception {
        HttpResponse<String> response = answer("/complaints/J17/none", "en");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).doesNotContain("Back to today");
    }

    @Test
    void leads_from_a_journey_to_its_complaints_and_back_as_of_the_same_time() throws Exception {
        String asked = "?recordedUntil=2026-11-10T10%3A15%2B01%3A00&occurredUntil=2026-10-28";
        String journey = page("/journeys/J17" + asked);
        String complaint = page(B1 + asked);

        assertThat(journey)
                .contains("row-title\" href=\"" + html(B1 + asked)) // in the list of complaints
                .contains("<a href=\"" + html(B1 + asked)) // in the timeline
                .contains("name=\"recordedUntil\" value=\"2026-11-10T10:15+01:00\"") // of the timeline's filter
                .doesNotContain("href=\"" + B1 + "\"");
        assertThat(complaint)
                .contains("href=\"" + html("/journeys/J17" + asked) + "\">Customer J17")
                .contains("href=\"" + html("/journeys/J17" + asked) + "\">The customer’s whole story")
                .doesNotContain("href=\"/journeys/J17\"");
    }

    @Test
    void goes_to_another_time_and_back_with_the_same_choice_of_events() throws Exception {
        String chosen = "family=COMPLAINT&channel=PHONE_AGENT&q=hot+leaks&order=OLDEST";

        assertThat(page("/journeys/J17?recordedUntil=2026-10-28&" + chosen))
                .contains("<input type=\"hidden\" name=\"family\" value=\"COMPLAINT\">")
                .contains("<input type=\"hidden\" name=\"channel\" value=\"PHONE_AGENT\">")
                .contains("<input type=\"hidden\" name=\"q\" value=\"hot leaks\">")
                .contains("<input type=\"hidden\" name=\"order\" value=\"OLDEST\">")
                .contains("href=\"/journeys/J17?" + html(chosen.replace("+", "%20")) + "\">Back to today</a>");
        assertThat(page("/journeys/J17?recordedUntil=2026-10-28")).contains("href=\"/journeys/J17\">Back to today</a>");
    }

    /** Its form stands outside the part that is exchanged. */
    @Test
    void goes_to_another_time_with_what_was_chosen_since() throws Exception {
        HttpResponse<String> part = http.send(
                request("/journeys/J17?recordedUntil=2026-10-28&family=COMPLAINT", "en")
                        .header("HX-Request", "true")
                        .header("HX-Target", "timeline")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(part.body())
                .containsOnlyOnce("hx-swap-oob=\"true\"")
                .contains("<input type=\"hidden\" name=\"family\" value=\"COMPLAINT\">")
                .contains("href=\"/journeys/J17?family=COMPLAINT\">Back to today</a>");
        assertThat(page("/journeys/J17?family=COMPLAINT")).doesNotContain("hx-swap-oob=\"true\"");
    }

    @Test
    void leads_on_as_of_now_where_no_time_is_asked_for() throws Exception {
        assertThat(page("/journeys/J17?recordedUntil=&occurredUntil="))
                .contains("href=\"" + B1 + "\"")
                .doesNotContain("href=\"" + B1 + "?");
        assertThat(page(B1))
                .contains("href=\"/journeys/J17\"")
                .doesNotContainPattern("href=\"/journeys/J17[^\"]*Until=");
    }

    @Test
    void tells_a_long_past_page_by_page_and_leads_to_complaints_that_it_does_not_list() throws Exception {
        ledger.complaining(new JourneyId("J44"), Instant.parse("2026-03-02T09:00:00Z"), 510);
        String asked = "recordedUntil=2026-10-28";

        String first = page("/journeys/J44?" + asked);
        assertThat(first)
                .contains("510 events", "K509", "K10<")
                .doesNotContain("K9<")
                .contains("href=\"/journeys/J44?family=COMPLAINT&amp;" + asked + "#timeline-heading\">All 510");
        assertThat(first.split("row-title\" href=\"/complaints/J44/", -1)).hasSize(1 + 20);

        String more = next(first);
        assertThat(more).contains("&amp;" + asked);
        assertThat(page(more.replace("&amp;", "&")))
                .contains("510 events", "K9<", "K0<", "href=\"/journeys/J44?")
                .doesNotContain("K10<", "cursor=");
    }

    private static String next(String page) {
        Matcher link = Pattern.compile("hx-get=\"([^\"]*cursor=[^\"]*)\"").matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String html(String address) {
        return address.replace("&", "&amp;");
    }

    private String page(String path) throws Exception {
        HttpResponse<String> response = answer(path, "en");
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        assertThat(response.body()).doesNotContain("??");
        return response.body();
    }

    private HttpResponse<String> answer(String path, String language) throws Exception {
        return http.send(request(path, language).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String language) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html")
                .header("Accept-Language", language);
    }
}
