package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the running demo in a real browser, at the width of a desk and of a phone. */
class PagesIT extends AtTheDemo {
    @ParameterizedTest
    @EnumSource
    void leads_from_the_start_page_by_a_search_to_a_journey(Screen screen) {
        try (Visit visit = visit(screen)) {
            visit.to("/");
            // Other tests add a few customers to the 400.
            assertThat(visit.page.locator(".tile dd").first().textContent()).matches("40\\d");
            visit.look("start");

            visit.page.fill("input[name=q]", "delivery");
            visit.page.press("input[name=q]", "Enter");
            visit.page.waitForURL("**/search?**");
            assertThat(visit.page.locator("#results .row").count()).isPositive();
            visit.look("search");

            visit.page.locator("#results a.row-title[href*='#e-']").last().click();
            visit.page.waitForURL("**/journeys/**");
            assertThat(visit.page.locator("h1").count()).isEqualTo(1);
            visit.lookAtEvent();
            visit.look("journey");
        }
    }

    @ParameterizedTest
    @EnumSource
    void leads_from_what_happened_before_a_complaint_to_its_place_in_the_journey(Screen screen) {
        try (Visit visit = visit(screen)) {
            visit.to("/worklist?show=ALL");
            // Some complaints are all that is known of a customer.
            Locator before = visit.page.locator("section[aria-labelledby=before] a.row-title");
            List<String> complaints = visit.page.locator(".work a.row-title").all().stream()
                    .map(title -> title.getAttribute("href"))
                    .toList();
            for (int i = 0; i < complaints.size() && before.count() == 0; i++) {
                visit.to(complaints.get(i));
            }

            before.last().click();
            visit.page.waitForURL("**/journeys/**");
            visit.lookAtEvent();
            visit.look("journey-before");
        }
    }

    @ParameterizedTest
    @EnumSource
    void finds_a_phrase_of_chinese_characters(Screen screen) {
        try (Visit visit = visit(screen)) {
            visit.to("/search?q=" + java.net.URLEncoder.encode("顧客", StandardCharsets.UTF_8));

            assertThat(visit.page.locator("#results .row").count()).isPositive();
            assertThat(visit.page.locator("#results mark").first().textContent())
                    .contains("顧客");
            visit.look("search-chinese");
        }
    }

    @ParameterizedTest
    @EnumSource
    void imports_a_file_and_shows_its_rejects(Screen screen) {
        String csv = "00001 0001 19970101 2 29.33\n00002 0002 19970132 1 10.00\n";
        try (Visit visit = visit(screen)) {
            visit.to("/imports");
            visit.look("imports");

            visit.page.setInputFiles(
                    "#file",
                    new com.microsoft.playwright.options.FilePayload(
                            "sales-" + screen + ".txt", "text/plain", csv.getBytes(StandardCharsets.UTF_8)));
            visit.page.selectOption("#mapping", "cdnow");
            visit.page.click("main form button");
            visit.page.waitForURL("**/imports/*");
            visit.page.getByText("19970132").first().waitFor();
            assertThat(visit.page.locator("main").textContent()).contains("Rejected rows");
            visit.look("import");
        }
    }

    @ParameterizedTest
    @EnumSource
    void makes_a_view_anew_and_one_as_of_a_date(Screen screen) {
        String name = "then-" + screen.name().toLowerCase(Locale.ROOT);
        try (Visit visit = visit(screen)) {
            visit.to("/views");
            visit.page.selectOption("#view", "customers");
            visit.page.fill("#occurredUntil", "2025-12-31T23:59");
            visit.page.fill("#into", name);
            visit.page.click("form[action='/views/rebuild'] button");
            visit.page.waitForURL("**/views");
            visit.page.getByText("journey-customers-side-" + name).first().waitFor();
            visit.page.locator("#runs .badge.tone-done").first().waitFor();
            visit.look("views");

            visit.page.click("form[action='/views/side/" + name + "/drop'] button");
            visit.page.waitForURL("**/views");
            assertThat(visit.page.getByText("journey-customers-side-" + name).count())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void leaves_a_rebuild_that_is_refused_as_it_was_typed(Screen screen) {
        try (Visit visit = visit(screen)) {
            visit.to("/views");
            visit.page.selectOption("#view", "transitions");
            visit.page.fill("#recordedUntil", "2026-01-31T12:00");
            visit.page.fill("#occurredUntil", "2999-01-31T12:00");
            visit.page.fill("#into", "to-come");

            visit.page.click("form[action='/views/rebuild'] button");

            assertThat(visit.page.locator("[role=alert].problem").textContent()).contains("A date lies in the future");
            assertThat(visit.page.inputValue("#view")).isEqualTo("transitions");
            assertThat(visit.page.inputValue("#recordedUntil")).isEqualTo("2026-01-31T12:00");
            assertThat(visit.page.inputValue("#occurredUntil")).isEqualTo("2999-01-31T12:00");
            assertThat(visit.page.inputValue("#into")).isEqualTo("to-come");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tells_who_a_policy_would_move_and_why(Screen screen) {
        try (Visit visit = visit(screen)) {
            visit.to("/views/rehearsals");
            Runs.sendWrongPolicy(visit.page);
            assertThat(visit.page.locator(".faults").textContent())
                    .contains("Line 2, column 14", "lifecycle.loyalFrom", "loyalFrom: often", "Line 3, column 3");
            assertThat(visit.page.inputValue("#text")).contains("  loyalTil: 7");
            assertThat(visit.page.inputValue("#fromRecorded")).isEqualTo("2026-01-31T23:59");
            visit.look("rehearsal-refused");

            visit.to("/views/rehearsals");
            visit.page.click("form[action='/views/rehearsals'] .button");
            assertThat(visit.page.locator("#refusal").textContent()).contains("Both readings are the same");

            visit.page.getByText("The one of the program").last().click();
            visit.page.waitForURL("**policy=*");
            String policy = visit.page.inputValue("#text");
            visit.page.fill("#text", policy.replace("loyalFrom: 4", "loyalFrom: 2"));
            visit.page.click("form[action='/views/rehearsals'] .button");
            visit.page.locator("#run:not([hx-trigger])").waitFor();
            visit.look("rehearsal");
            int moved =
                    Integer.parseInt(visit.page.locator(".ways .figure").first().textContent());
            visit.page.locator(".ways a").first().click();
            visit.page.waitForURL("**field=lifecycle.stage&from=DEVELOPING&to=LOYAL**");
            assertThat(visit.page.locator("#changes .rows > .row").count()).isEqualTo(Math.min(moved, 50));
            assertThat(visit.page.locator("#changes .row").first().textContent())
                    .contains("Developing", "Loyal", "First reading", "Second reading", "event ");
            Download csv = visit.page.waitForDownload(
                    () -> visit.page.locator("a[href*='changes.csv']").click());
            assertThat(lines(csv))
                    .hasSize(1 + moved)
                    .allMatch(line -> line.matches("journey,.*|.*,DEVELOPING,LOYAL,.*"));

            String event = visit.page.locator(".whys a").nth(1).textContent().replace("event ", "");
            visit.page.locator(".whys a").nth(1).click();
            visit.page.waitForURL("**/journeys/*?occurredUntil=**");
            assertThat(visit.page.locator("[id='e-" + event + "']").isVisible()).isTrue();

            visit.to("/views/rehearsals");
            int before = visit.page.locator("#runs .row").count();
            visit.page.locator("form[action$='/remove'] button").first().click();
            visit.page.waitForURL("**/views/rehearsals");
            assertThat(visit.page.locator("#runs .row").count()).isEqualTo(before - 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void finds_where_a_view_is_wrong_and_puts_it_right(Screen screen) {
        try (Visit visit = visit(screen)) {
            visit.to("/views/audits");
            Runs.auditOfWrongView(visit.page);
            assertThat(visit.page.locator("#found").textContent())
                    .contains("Surplus", ":INVENTED", "Differing", "open", "false", "true");
            visit.look("audit");
            visit.page.locator("#found .tab").last().click();
            visit.page.waitForURL("**kind=DIFFERING**");
            assertThat(visit.page.locator("#found .rows > .row").count()).isEqualTo(1);

            visit.page.locator("a[href$='/repair']").click();
            assertThat(visit.page.locator("main").textContent())
                    .contains("2 documents were wrong", "ledger stays as it is");
            visit.look("repair");
            visit.page.locator("form[action$='/repair'] button").click();
            visit.page.locator("#run:not([hx-trigger])").waitFor();
            assertThat(visit.page.locator("#run").textContent()).contains("2 documents repaired");

            visit.to("/views/audits");
            visit.page.selectOption("#view", "complaints");
            visit.page.locator("form[action='/views/audits'] .button").click();
            visit.page.getByText("Says what the ledger says").waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/views/rehearsals/nothing", "/views/audits/nothing", "/views/audits/nothing/repair"})
    void says_of_runs_that_are_not_known_what_became_of_them(String path) {
        try (Visit visit = visit(Screen.DESK)) {
            Response answer = visit.page.navigate(ledger.url() + path);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(visit.page.locator("main").textContent()).contains("kept until it ends");
        }
    }

    private static List<String> lines(Download file) {
        try {
            return Files.readAllLines(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goes_back_to_what_a_journey_was(Screen screen) {
        try (Visit visit = visit(screen)) {
            visit.to("/search?q=refund");
            visit.page.locator("main a[href*='/journeys/']").first().click();
            visit.page.locator("#occurredUntil").waitFor();
            String path = URI.create(visit.page.url()).getPath();
            // What the journeys are and when they began depends on the day on which they are made up.
            LocalDate then = LocalDate.parse(ledger.get("/api/v1" + path)
                    .at("/journey/begunAt")
                    .asString()
                    .substring(0, "2025-12-31".length()));
            visit.page.fill("#occurredUntil", then + "T23:59");
            visit.page.click("form.asof button");
            visit.page.waitForURL("**occurredUntil=" + then + "*");
            assertThat(visit.page.locator("main .notice:not(#said)").textContent())
                    .contains("As it was on "
                            + DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US)
                                    .format(then));
            assertThat(visit.page.inputValue("#occurredUntil")).isEqualTo(then + "T23:59");
            visit.look("journey-then");
        }
    }

    @ParameterizedTest
    @EnumSource
    void describes_the_api(Screen screen) {
        try (Visit visit = visit(screen)) {
            visit.to("/");
            visit.page.locator("nav a[href*='swagger']").click();
            visit.page.getByText("/api/v1/imports").first().waitFor();
            visit.look("api");
        }
    }

    @ParameterizedTest
    @EnumSource
    void says_what_is_not_there(Screen screen) {
        try (Visit visit = visit(screen)) {
            Response answer = visit.page.navigate(ledger.url() + "/journeys/nobody");

            assertThat(answer.status()).isEqualTo(404);
            visit.complaints.removeIf(said -> said.contains("404"));
            visit.look("not-there");
        }
    }

    private static Visit visit(Screen screen) {
        return new Visit(ledger, chromium, screen);
    }
}
