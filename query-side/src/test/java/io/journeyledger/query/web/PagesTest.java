package io.journeyledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.QueryProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages as they leave a real server that asks the real Elasticsearch. */
@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"journey.zone=Europe/London", "spring.mvc.problemdetails.enabled=true"})
class PagesTest {

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search?q=kettle",
                "/journeys/J17",
                "/journeys/J18",
                "/complaints/J17/B1",
                "/journeys/nobody",
                "/nowhere",
                "/journeys/J17?channel=PIGEON",
                "/api/v1/journeys/J17",
                "/api/v1/nowhere"
            })
    void forbids_browsers_everything_that_no_page_needs(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search?q=漏水",
                "/journeys/J17",
                "/journeys/J30",
                "/complaints/J17/A9",
                "/complaints/J17/B1",
                "/nowhere"
            })
    void has_a_text_for_everything_and_nothing_inline(String path) throws Exception {
        String page = get(path).body();

        // Spring marks a missing text with ??key??
        assertThat(page)
                .contains("<h1")
                .doesNotContain("??")
                .doesNotContain("style=")
                .doesNotContain("<style");
        assertThat(page).doesNotContainPattern("<script(?![^>]*\\ssrc=)").doesNotContainPattern("\\son[a-z]+=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/journeys/J17", "/complaints/J17/B1", "/search?q=scalded", "/search?q=%3Cscript%3Ealert"})
    void shows_hostile_text_as_text(String path) throws Exception {
        assertThat(get(path).body()).contains("&lt;script&gt;alert").doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/search?", "/worklist?show=ALL&", "/journeys/J17?", "/journeys/J17?recordedUntil=2026-11-05&"})
    void takes_every_word_for_which_its_field_has_room(String path) throws Exception {
        HttpResponse<String> answer = get(path + "q=" + "%E7%83%AB+".repeat(150));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("value=\"" + "烫 ".repeat(150) + "\"");
    }

    @Test
    void tells_a_customers_story_with_both_times_of_what_came_late() throws Exception {
        String page = get("/journeys/J17").body();

        assertThat(page)
                .contains("Ann O’Hara-Lindqvist", "At risk", "+44 113 496 0017", "Silver", "€597.40")
                .contains("Arrived late, recorded", "2026-11-04T06:00:11Z", "Nov 4, 2026, 06:00")
                .contains("42 events");
    }

    /** Counts stand in the headings of the sections, and each offers that many documents. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/search?q=kettle", "/search?q=%E6%BC%8F%E6%B0%B4", "/search?q=Ann", "/search?q=%22%26%22+kettle"
            })
    void offers_all_that_a_search_found_as_files(String path) throws Exception {
        Matcher section = Pattern.compile(
                        "<span class=\"count\">([0-9]+)</span>(?:(?!class=\"count\").)*?href=\"([^\"]+format=ndjson[^\"]*)\"",
                        Pattern.DOTALL)
                .matcher(get(path).body());
        while (section.find()) {
            String taken = get(section.group(2).replace("&amp;", "&")).body();
            assertThat(taken.lines()).as(section.group(2)).hasSize(Integer.parseInt(section.group(1)));
        }
        assertThat(get(path).body().split("class=\"count\"", -1))
                .hasSameSizeAs(get(path).body().split("format=ndjson", -1));
    }

    @Test
    void goes_on_where_the_page_before_ended_with_and_without_scripts() throws Exception {
        Matcher next = Pattern.compile("href=\"(/journeys/J17[^\"#]*)#")
                .matcher(get("/journeys/J17").body());
        assertThat(next.find()).isTrue();
        String path = next.group(1).replace("&amp;", "&");

        assertThat(get(path).body()).contains("<!DOCTYPE html>", "Customer identified by");
        assertThat(get(path).body()).as("a page of its own begins at its top").doesNotContain("autofocus=");
        assertThat(get(path, "HX-Request", "true", "HX-Target", "more").body())
                .containsOnlyOnce("tabindex=\"-1\" autofocus=\"autofocus\"")
                .contains("Customer identified by")
                .doesNotContain("<html")
                .doesNotContain("Holding reply");
    }

    @Test
    void searches_show_the_first_and_lead_to_more() throws Exception {
        assertThat(get("/search?q=kettle&size=1").body())
                .containsPattern("1 of \\d+ are shown")
                .contains("href=\"/search?q=kettle&amp;size=100\"");
        assertThat(get("/search?q=kettle&size=100").body()).doesNotContain("are shown");
        assertThat(get("/search?q=kettle&size=101").statusCode()).isEqualTo(400);
    }

    @Test
    void leads_from_an_event_that_is_found_to_its_place_in_the_timeline() throws Exception {
        List<MatchResult> links = Pattern.compile("href=\"(/journeys/J17[?]cursor=[0-9.]+)#e-([^\"]+)\"")
                .matcher(get("/search?q=kettle").body())
                .results()
                .toList();
        assertThat(links).isNotEmpty();

        for (MatchResult link : links) {
            String page = get(link.group(1)).body();
            assertThat(page).containsPattern("class=\"day-date\"").doesNotContain("day-date hidden");
            assertThat(page.substring(page.indexOf("id=\"e-"))).startsWith("id=\"e-" + link.group(2) + '"');
        }
    }

    @Test
    void answers_only_the_part_that_a_script_asks_for() throws Exception {
        assertThat(get(
                                "/journeys/J17?family=PURCHASE&channel=&order=OLDEST",
                                "HX-Request",
                                "true",
                                "HX-Target",
                                "timeline")
                        .body())
                .contains("4 events", "Bought kettle")
                .doesNotContain("<html", "Holding reply");
        assertThat(get("/search?q=kettle", "HX-Request", "true", "HX-Target", "results")
                        .body())
                .contains("<mark>kettle</mark>")
                .doesNotContain("<html");
    }

    @Test
    void lands_on_the_customer_whom_an_identifier_names() throws Exception {
        HttpResponse<String> response = get("/search?open=true&q=0912-345-678");

        assertThat(response.statusCode()).isBetween(302, 303);
        assertThat(response.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/journeys/J18"));
        assertThat(get("/search?q=0912-345-678").body()).contains("王小明");
    }

    @Test
    void leads_from_a_merged_journey_to_the_one_that_speaks_for_it() throws Exception {
        assertThat(get("/journeys/J16").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/journeys/J17"));
        assertThat(get("/api/v1/journeys/J16").body()).contains("\"mergedInto\":\"J17\"");
    }

    @Test
    void serves_its_own_files_under_names_that_change_with_their_content() throws Exception {
        Matcher files =
                Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"").matcher(get("/").body());
        int count = 0;
        while (files.find()) {
            HttpResponse<String> file = get(files.group(1));
            assertThat(file.statusCode()).as(files.group(1)).isEqualTo(200);
            assertThat(file.headers().allValues("Cache-Control"))
                    .as(files.group(1))
                    .doesNotContain("no-store");
            count++;
        }
        assertThat(count).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "/journeys/nobody, 404, This is not here",
        "/complaints/J17/none, 404, This is not here",
        "/nowhere, 404, This is not here",
        "/worklist/saved, 405, There is nothing to read here",
        "/journeys/J17?channel=PIGEON, 400, PHONE_AGENT",
        "/journeys/J17?cursor=x, 400, cursor",
    })
    void says_on_a_page_what_is_wrong(String path, int status, String words) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body())
                .contains("<!DOCTYPE html>", "Journey ledger", words)
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/journeys/J17?channel=PIGEON", "/journeys/J17?cursor=x"})
    void marks_what_it_says_in_english_alone(String path) throws Exception {
        assertThat(get(path, "Accept-Language", "zh-TW").body())
                .contains("<html lang=\"zh-TW\"")
                .contains("<p class=\"muted\" lang=\"en\">");
        assertThat(get("/journeys/nobody", "Accept-Language", "zh-TW").body()).doesNotContain("lang=\"en\">\u67e5");
    }

    @ParameterizedTest
    @CsvSource({
        "/journeys/nobody, en, There is no journey nobody",
        "/journeys/nobody, zh-TW, 查無旅程 nobody",
        "/journeys/nobody, zh-CN, 查无旅程 nobody",
        "/journeys/no%20id, zh-TW, 「no id」不是旅程編號",
        "/complaints/J17/none, zh-TW, 旅程 J17 沒有客訴 none",
    })
    void says_what_is_not_there_in_the_language_of_the_reader(String path, String language, String words)
            throws Exception {
        assertThat(get(path, "Accept-Language", language).body()).contains(words);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(URI.create("http://127.0.0.1:" + port + path).toASCIIString()))
                .header("Accept", path.startsWith("/api/") ? "application/json" : "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
