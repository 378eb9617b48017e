package io.journeyledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.QueryProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The worklist and the choice of the language, as a browser without scripts uses them. */
@SpringBootTest(
        classes = {QueryProgram.class, WorklistPageTest.ThatDay.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"journey.zone=Europe/London", "spring.mvc.problemdetails.enabled=true"})
class WorklistPageTest {

    /** When one of the samples is late and the other is not. */
    static class ThatDay {
        @Bean
        @Primary
        InstantSource thatDay() {
            return InstantSource.fixed(Instant.parse("2026-11-22T09:00:00Z"));
        }
    }

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shows_what_to_work_on_with_what_its_clocks_say() throws Exception {
        String page = get("/worklist").body();

        assertThat(page)
                .contains("漏水", "王小明", "Leaks when hot", "with mia", "nobody’s yet", "2 complaints", "Final answer due")
                .doesNotContain("Late delivery", "??", "style=");
        assertThat(page.indexOf("漏水")).isLessThan(page.indexOf("Leaks when hot"));
    }

    @Test
    void narrows_by_every_filter_it_offers() throws Exception {
        Matcher offered = Pattern.compile(
                        "class=\"choice\" [^>]*href=\"([^\"]+)\"[^>]*><span>([^<]+)</span><span class=\"count\">([0-9]+)")
                .matcher(get("/worklist?show=ALL").body());
        int count = 0;
        while (offered.find()) {
            String page = get(offered.group(1).replace("&amp;", "&")).body();
            assertThat(page)
                    .as(offered.group(2))
                    .containsPattern("role=\"status\">" + offered.group(3) + " complaints?<")
                    .contains("aria-current=\"true\"");
            count++;
        }
        assertThat(count).isGreaterThan(8);
    }

    /**
     * With every filter, each export must have as many documents as the page counts: both ask the same; of none there
     * is none.
     */
    @Test
    void offers_what_it_lists_as_files() throws Exception {
        for (String address : List.of(
                "/worklist",
                "/worklist?show=ALL",
                "/worklist?show=ALL&owner=mia",
                "/worklist?show=ALL&q=%E6%BC%8F%E6%B0%B4")) {
            String page = get(address).body();
            Matcher total =
                    Pattern.compile("role=\"status\">([0-9]+) complaints?<").matcher(page);
            assertThat(total.find()).as(address).isTrue();
            int expected = Integer.parseInt(total.group(1));
            Matcher file = Pattern.compile("download href=\"([^\"]+format=ndjson[^\"]*)\"")
                    .matcher(page);
            assertThat(file.find()).as(address).isTrue();

            HttpResponse<String> taken = get(file.group(1).replace("&amp;", "&"));

            assertThat(taken.statusCode()).as(address).isEqualTo(200);
            assertThat(taken.headers().firstValue("Total-Count")).hasValue(Integer.toString(expected));
            assertThat(taken.body().lines().filter(line -> line.contains("\"complaintId\"")))
                    .hasSize(expected);
        }
        assertThat(get("/worklist?q=nothing-of-this").body())
                .contains("role=\"status\">No complaints<")
                .doesNotContain("download");
    }

    @Test
    void sends_the_list_again_only_when_it_changed() throws Exception {
        String list =
                get("/worklist", "HX-Request", "true", "HX-Target", "worklist").body();
        assertThat(list).contains("漏水").doesNotContain("<html", "<nav");
        Matcher seen = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(list);
        assertThat(seen.find()).isTrue();

        assertThat(get("/worklist?seen=" + seen.group(1), "HX-Request", "true", "HX-Target", "worklist")
                        .statusCode())
                .isEqualTo(204);
        assertThat(get("/worklist?seen=other", "HX-Request", "true", "HX-Target", "worklist")
                        .body())
                .contains("漏水");
    }

    @Test
    void sends_with_the_list_what_there_is_of_everything_that_can_be_chosen() throws Exception {
        String list = get("/worklist?show=ALL&owner=mia", "HX-Request", "true", "HX-Target", "worklist")
                .body();

        assertThat(list)
                .containsPattern("id=\"shows\" hx-swap-oob=\"innerHTML\">\\s*<a [^>]*id=\"show-OPEN\"")
                .containsPattern(
                        "id=\"facet-owner\" hx-swap-oob=\"innerHTML\">\\s*<ul [^>]*>\\s*<li><a [^>]*id=\"owner-mia\"")
                .contains(
                        "id=\"facet-state\"", "id=\"facet-severity\"", "id=\"facet-product\"", "id=\"facet-channel\"");
        assertThat(get("/worklist?show=ALL&owner=mia").body())
                .doesNotContain("hx-swap-oob")
                .containsOnlyOnce("id=\"shows\"")
                .containsOnlyOnce("id=\"facet-owner\"");
    }

    @Test
    void keeps_filters_under_a_name() throws Exception {
        HttpResponse<String> saved = post("/worklist/saved", "name=Hers+%26+his&owner=mia&show=ALL", "", "");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.headers().firstValue("Location")).hasValue("/worklist?show=ALL&owner=mia");
        String cookie = saved.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/worklist");

        String kept = cookie.substring(0, cookie.indexOf(';'));
        assertThat(get("/worklist", "Cookie", kept).body())
                .contains("Hers &amp; his", "href=\"/worklist?show=ALL&amp;owner=mia\"");
        assertThat(post("/worklist/saved/remove", "name=Hers+%26+his", "Cookie", kept)
                        .headers()
                        .firstValue("Set-Cookie"))
                .hasValueSatisfying(gone -> assertThat(gone).contains("Max-Age=0"));
    }

    @ParameterizedTest
    @CsvSource({
        "/worklist?state=SLEEPING, LODGED",
        "/worklist?show=NEVER, BREACHED",
        "/worklist?cursor=x, cursor",
        "/api/v1/complaints?severity=BAD, GRAVE",
        "/api/v1/complaints?size=0, 200",
        "/api/v1/complaints?cursor=x, cursor",
    })
    void says_what_could_have_been_asked(String path, String words) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(words).doesNotContain("Exception");
    }

    @Test
    void gives_programs_the_same_list() throws Exception {
        assertThat(get("/api/v1/complaints?owner=mia").body())
                .contains("\"total\":1", "\"complaintId\":\"B1\"", "\"@timestamp\"", "\"UNOWNED\":0", "\"OWNER\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-TW,zh;q=0.9,en;q=0.8 | zh-TW | 待處理的客訴",
                "zh-Hant-HK | zh-TW | 待處理的客訴",
                "zh-HK | zh-TW | 待處理的客訴",
                "zh | zh-CN | 待处理的投诉",
                "zh-Hans-TW | zh-CN | 待处理的投诉",
                "fr,zh-SG;q=0.5 | zh-CN | 待处理的投诉",
                "en-GB | en-GB | Complaints to work on",
                "en-ZZ | en | Complaints to work on",
                "fr | en | Complaints to work on",
            })
    void speaks_the_first_language_that_the_browser_accepts_and_it_can(String accepted, String lang, String words)
            throws Exception {
        assertThat(get("/worklist", "Accept-Language", accepted).body())
                .contains("<html lang=\"" + lang + "\"", words)
                .doesNotContain("??");
    }

    @Test
    void speaks_the_language_that_was_chosen_and_stays_on_the_page() throws Exception {
        HttpResponse<String> chosen = post(
                "/language", "language=zh-TW", "Referer", "http://127.0.0.1:" + port + "/search?q=%E6%BC%8F%E6%B0%B4");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location")).hasValue("/search?q=%E6%BC%8F%E6%B0%B4");
        String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/;");

        String kept = cookie.substring(0, cookie.indexOf(';'));
        assertThat(get("/journeys/J17", "Cookie", kept, "Accept-Language", "en").body())
                .contains("<html lang=\"zh-TW\"", "顧客旅程", "流失風險", "2026年11月4日 06:00");
        assertThat(get("/nowhere", "Cookie", kept).body()).contains("這裡沒有您要的內容");
    }

    @ParameterizedTest
    @CsvSource({
        "/views/rebuild, /views",
        "/views/customers/restore, /views",
        "/journeys/J17/record-contact, /journeys/J17",
        "/complaints/J17/B1/answer-complaint, /complaints/J17/B1",
        "/care/J17, /care",
        "/journeys/J17/merge?with=x, /journeys/J17/merge?with=x",
        "/search?q=a|b{c}, /search?q=a%7Cb%7Bc%7D",
        "/nowhere, /"
    })
    void leads_from_what_was_refused_to_the_page_it_belongs_to(String refused, String page) throws Exception {
        assertThat(post("/language", "language=zh-TW", "Referer", "http://127.0.0.1:" + port + refused)
                        .headers()
                        .firstValue("Location"))
                .hasValue(page);
    }

    @Test
    void keeps_the_filters_there_are_when_another_is_too_long_for_a_cookie() throws Exception {
        HttpResponse<String> refused =
                post("/worklist/saved?q=" + "%E6%BC%8F".repeat(300), "name=mine", "Accept", "text/html");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(refused.body()).contains("too long to be kept");
    }

    @ParameterizedTest
    @CsvSource({"https://example.org//evil.org/x", "//evil.org", "\\\\evil", "https://example.org"})
    void leads_to_no_other_host(String from) throws Exception {
        assertThat(post("/language", "language=nonsense", "Referer", from)
                        .headers()
                        .firstValue("Location"))
                .hasValue("/");
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).header("Accept", path.startsWith("/api/") ? "application/json" : "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form, String header, String value)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!header.isEmpty()) {
            request.header(header, value);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create(URI.create("http://127.0.0.1:" + port + path).toASCIIString()));
    }
}
