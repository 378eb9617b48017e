package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page shows, and keeps, when a script asks and no answer comes, or none of the server's own. */
class NoAnswersIT extends AtTheDemo {

    static Stream<Consumer<Route>> noAnswersToForms() {
        return Stream.concat(
                noAnswers(),
                Stream.of(answeringAsTheServer(
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
            visit.to("/journeys/" + AnswersInPlaceIT.longestJourney(ledger));
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
            page.locator("#said [data-done=make-promise]").waitFor();
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
                    answeringAsTheServer(
                            404,
                            "<section class='panel trouble' role='alert'><p class='trouble-status'>404</p>"
                                    + "<h1>This is not here</h1><p class='lead'>Nobody knows it.</p></section>"));

            page.locator(".reason button[value=DONE]").first().click();

            page.locator("#away:not(:empty)").waitFor();
            assertThat(page.locator("#away").textContent()).isEqualTo("This is not here Nobody knows it.");
            assertThat(page.locator("#care .trouble").count()).isZero();
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
                    "**/worklist*",
                    answeringAsTheServer(503, "<section role=\"alert\">The views cannot be read now</section>"));

            page.clock().fastForward(16_000);

            page.locator("#away[role=alert]:not(:empty)").waitFor();
            assertThat(page.locator("#worklist .row").count()).isPositive().isEqualTo(complaints);

            page.unroute("**/worklist*");
            page.clock().fastForward(16_000);
            page.waitForCondition(() -> page.locator("#away").textContent().isEmpty());
            assertThat(page.locator("#worklist .row").count()).isEqualTo(complaints);
        }
    }

    static Stream<Consumer<Route>> answersOfOthers() {
        return Stream.of(200, 401, 403, 429)
                .map(status -> answering(status, "<main id='worklist' role='alert'><h1>Sign in</h1></main>"));
    }

    /** A proxy in front of the server whose session ended, say. */
    @ParameterizedTest
    @MethodSource("answersOfOthers")
    void what_somebody_else_answers_takes_the_place_of_nothing(Consumer<Route> answer) {
        try (Visit visit = new Visit(ledger, chromium, Screen.DESK)) {
            Page page = visit.page;
            page.clock().install();
            visit.to("/worklist");
            int complaints = page.locator("#worklist .row").count();
            page.route("**/worklist*", answer);

            page.clock().fastForward(16_000);

            page.locator("#away:has-text('The server does not answer')").waitFor();
            assertThat(page.locator("#worklist .row").count()).isPositive().isEqualTo(complaints);

            page.unroute("**/worklist*");
            page.clock().fastForward(16_000);
            page.waitForCondition(() -> page.locator("#away").textContent().isEmpty());
        }
    }

    /** As when a network swallows what is sent. */
    @Test
    void what_is_never_answered_is_waited_for_no_longer_than_a_while() {
        try (Visit visit = new Visit(ledger, chromium, Screen.DESK)) {
            Page page = visit.page;
            visit.to("/search?q=kettle");
            assertThat((int) page.evaluate("htmx.config.timeout")).isBetween(30_000, 120_000);
            page.evaluate("htmx.config.timeout = 1");
            page.route("**/search*", unanswered -> {});

            page.fill("#q", "delivery");

            page.locator("#away:has-text('The server does not answer')").waitFor();
            assertThat(page.locator("#results").textContent()).contains("kettle");
        }
    }

    /** Somebody between. */
    private static Consumer<Route> answering(int status, String html) {
        return answering(status, html, Map.of());
    }

    private static Consumer<Route> answeringAsTheServer(int status, String html) {
        return answering(status, html, Map.of("Journey-Ledger", "answers"));
    }

    private static Consumer<Route> answering(int status, String html, Map<String, String> headers) {
        return route -> route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("text/html")
                .setHeaders(headers)
                .setBody(html));
    }
}
