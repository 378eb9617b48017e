package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parts of a page that scripts exchange: where the focus is afterwards, and that it is said when none comes. */
class AnswersInPlaceIT extends AtTheDemo {
    @Test
    void the_focus_goes_on_to_the_further_events_of_a_timeline() {
        try (Visit visit = new Visit(ledger, chromium, Screen.DESK)) {
            Page page = visit.page;
            visit.to("/journeys/" + longestJourney());
            int before = page.locator("#timeline .day").count();

            page.locator("#more a").press("Enter");

            page.locator("#timeline .day-date:focus").waitFor();
            assertThat(page.locator("#timeline .day")
                            .nth(before)
                            .locator(".day-date:focus")
                            .count())
                    .isOne();
        }
    }

    @Test
    void the_focus_goes_to_what_was_done_of_the_care_list() {
        try (Visit visit = new Visit(ledger, chromium, Screen.DESK)) {
            visit.to("/care");
            visit.page.fill("#actor", "mia");

            visit.page.locator(".reason button[value=TOMORROW]").first().press("Enter");

            visit.page.locator("#care [role=status]:focus").waitFor();
        }
    }

    @Test
    void what_is_left_of_the_care_list_is_counted_with_every_answer() {
        try (Visit visit = new Visit(ledger, chromium, Screen.DESK)) {
            visit.to("/care");
            visit.page.fill("#actor", "mia");
            int customers = numbers(visit.page.locator("#total"));
            int reasons = numbers(visit.page.locator("#kind"));

            for (int done = 1; done <= 2; done++) {
                visit.page
                        .locator("#care .care:not(:has(.reason + .reason)) button[value=TOMORROW]")
                        .first()
                        .click();
                visit.page.locator("#care [role=status]:focus").waitFor();

                assertThat(numbers(visit.page.locator("#total"))).isEqualTo(customers - done);
                assertThat(numbers(visit.page.locator("#kind"))).isEqualTo(reasons - done);
                visit.page.evaluate("document.activeElement.blur()");
            }
        }
    }

    /** All that stand there, added up. */
    private static int numbers(Locator element) {
        return Pattern.compile("[0-9]+")
                .matcher(element.textContent())
                .results()
                .mapToInt(number -> Integer.parseInt(number.group()))
                .sum();
    }

    @Test
    void enter_in_the_field_of_a_day_puts_off_until_that_day() {
        try (Visit visit = new Visit(ledger, chromium, Screen.DESK)) {
            visit.to("/care");
            visit.page.fill("#actor", "mia");
            Locator reason = visit.page.locator(".reason").first();
            reason.locator("summary").click();
            Locator day = reason.locator("input[name=day]");
            day.fill(day.getAttribute("min"));

            day.press("Enter");

            visit.page.locator("#care [role=status]:focus").waitFor();
            assertThat(visit.page.locator("#care [role=status]:focus").textContent())
                    .contains("Put off until that day.");
        }
    }

    static Stream<Consumer<Route>> noAnswersToForms() {
        return Stream.concat(
                noAnswers(),
                Stream.of(answering(
                        503, "<section class='panel trouble' role='alert'><h1>The ledger is away</h1></section>")));
    }

    @ParameterizedTest
    @MethodSource("noAnswersToForms")
    void a_row_of_the_care_list_keeps_what_was_typed_until_it_is_answered(Consumer<Route> noAnswer) {
        try (Visit visit = new Visit(ledger, chromium, Screen.DESK)) {
            Page page = visit.page;
            visit.to("/care");
            page.fill("#actor", "mia");
            Locator row = page.locator("#care .care").first();
            Locator reason = row.locator(".reason").first();
            reason.locator("summary").click();
            Locator why = reason.locator("textarea[name=reason]");
            why.fill("She moved abroad.");
            page.route("**/care/*", noAnswer);

            reason.locator("button[value=DISMISS]").click();

            page.locator("#away:has-text('nothing is recorded twice')").waitFor();
            assertThat(why.inputValue()).isEqualTo("She moved abroad.");

            page.unroute("**/care/*");
            reason.locator("button[value=DISMISS]").click();
            page.locator("#care [role=status]:focus").waitFor();
            assertThat(page.locator("#away").textContent()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("noAnswersToForms")
    void a_form_of_a_journey_keeps_what_was_typed_until_it_is_answered(Consumer<Route> noAnswer) {
        try (Visit visit = new Visit(ledger, chromium, Screen.DESK)) {
            Page page = visit.page;
            visit.to("/journeys/" + longestJourney());
            page.locator("#act-make-promise > summary").click();
            page.fill("#make-promise-what", "Call back about the kettle");
            page.fill("#make-promise-due", "2030-01-01T10:00");
            if (page.locator("#make-promise-actor").count() > 0) {
                page.fill("#make-promise-actor", "mia");
            }
            page.route("**/make-promise", noAnswer);

            page.locator("#act-make-promise button").click();

            page.locator("#away:has-text('nothing is recorded twice')").waitFor();
            assertThat(page.inputValue("#make-promise-what")).isEqualTo("Call back about the kettle");

            page.unroute("**/make-promise");
            page.locator("#act-make-promise button").click();
            page.waitForURL("**done=make-promise*");
            assertThat(page.locator("#away").textContent()).isEmpty();
        }
    }

    @Test
    void what_an_error_says_of_a_form_stands_in_the_place_for_messages() {
        try (Visit visit = new Visit(ledger, chromium, Screen.DESK)) {
            Page page = visit.page;
            visit.to("/care");
            page.fill("#actor", "mia");
            page.route(
                    "**/care/*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(404)
                            .setContentType("text/html")
                            .setBody("<section class='panel trouble' role='alert'><p class='trouble-status'>404</p>"
                                    + "<h1>This is not here</h1><p class='lead'>Nobody knows it.</p></section>")));

            page.locator(".reason button[value=DONE]").first().click();

            page.locator("#away:not(:empty)").waitFor();
            assertThat(page.locator("#away").textContent()).isEqualTo("This is not here Nobody knows it.");
            assertThat(page.locator("#care .trouble").count()).isZero();
        }
    }

    /** As it is every second while something runs. */
    @Test
    void the_focus_stays_on_a_button_that_is_exchanged() {
        ledger.post("/api/v1/rebuilds", "{\"views\": [\"transitions\"], \"into\": \"exchanged\"}");
        try (Visit visit = new Visit(ledger, chromium, Screen.DESK)) {
            Page page = visit.page;
            visit.to("/views");
            Locator drop = page.locator("form[action$='/exchanged/drop'] button");
            drop.waitFor();
            drop.focus();
            page.evaluate("document.activeElement.dataset.old = 'true'");

            page.evaluate("htmx.ajax('GET', '/views', {target: '#runs', swap: 'outerHTML'})");

            page.locator("form[action$='/exchanged/drop'] button:not([data-old]):focus")
                    .waitFor();
            drop.click();
        }
    }

    /** As it is when what runs has ended: there is nothing left to cancel. */
    @Test
    void the_focus_goes_to_what_was_around_a_button_that_is_gone() {
        ledger.post("/api/v1/audits", "{\"views\": [\"transitions\"]}");
        try (Visit visit = new Visit(ledger, chromium, Screen.DESK)) {
            Page page = visit.page;
            visit.to("/views/audits");
            Locator row = page.locator("#runs .row").first();
            row.evaluate("row => row.append(Object.assign(document.createElement('button'), {id: 'gone'}))");
            page.locator("#gone").focus();

            page.evaluate("htmx.ajax('GET', '/views/audits', {target: '#runs', swap: 'outerHTML'})");

            page.locator("#" + row.getAttribute("id") + ":focus").waitFor();
        }
    }

    static Stream<Consumer<Route>> noAnswers() {
        return Stream.of(Route::abort, answering(502, "<h1>Bad gateway</h1>"));
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void it_is_said_that_nobody_answers_until_somebody_does(Consumer<Route> noAnswer) {
        try (Visit visit = new Visit(ledger, chromium, Screen.PHONE)) {
            Page page = visit.page;
            visit.to("/search?q=kettle");
            page.route("**/search*", noAnswer);

            page.fill("#q", "delivery");

            page.locator("#away[role=alert]:not(:empty)").waitFor();
            assertThat(page.locator("#away").textContent()).contains("The server does not answer");
            assertThat(page.locator("#results").textContent()).contains("kettle");

            page.unroute("**/search*");
            page.fill("#q", "monitor");

            page.locator("#results .summary:has-text('monitor')").waitFor();
            assertThat(page.locator("#away").textContent()).isEmpty();
        }
    }

    @Test
    void what_looks_for_news_by_itself_keeps_what_it_shows_and_goes_on_after_an_error() {
        try (Visit visit = new Visit(ledger, chromium, Screen.DESK)) {
            Page page = visit.page;
            page.clock().install();
            visit.to("/worklist");
            int complaints = page.locator("#worklist .row").count();
            page.route(
                    "**/worklist*", answering(503, "<section role=\"alert\">The views cannot be read now</section>"));

            page.clock().fastForward(16_000);

            page.locator("#away[role=alert]:not(:empty)").waitFor();
            assertThat(page.locator("#worklist .row").count()).isPositive().isEqualTo(complaints);

            page.unroute("**/worklist*");
            page.clock().fastForward(16_000);
            page.waitForCondition(() -> page.locator("#away").textContent().isEmpty());
            assertThat(page.locator("#worklist .row").count()).isEqualTo(complaints);
        }
    }

    /** One of several pages of events. */
    private static String longestJourney() {
        String elasticsearch =
                ledger.get("/api/v1/status").path("elasticsearch").asString();
        return ledger.ask(elasticsearch + "/journey-customers/_search?size=1&sort=care.contacts:desc")
                .at("/hits/hits/0/_id")
                .asString();
    }

    private static Consumer<Route> answering(int status, String html) {
        return route -> route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("text/html")
                .setBody(html));
    }
}
