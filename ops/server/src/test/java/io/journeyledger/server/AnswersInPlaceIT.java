package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parts of a page that scripts exchange: where the focus is afterwards, and what stays as it was. */
@ExtendWith(SharedDemo.class)
class AnswersInPlaceIT {
    private static LedgerProcess ledger;
    private static Chromium chromium;

    @BeforeAll
    static void start(LedgerProcess demo, Chromium browser) {
        ledger = demo;
        chromium = browser;
    }

    @Test
    void the_focus_goes_on_to_the_further_events_of_a_timeline() {
        try (Visit visit = new Visit(ledger, chromium, Screen.DESK)) {
            Page page = visit.page;
            visit.to("/journeys/" + longestJourney(ledger));
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

    /** One of several pages of events. */
    static String longestJourney(LedgerProcess ledger) {
        String elasticsearch =
                ledger.get("/api/v1/status").path("elasticsearch").asString();
        return ledger.ask(elasticsearch + "/journey-customers/_search?size=1&sort=care.contacts:desc")
                .at("/hits/hits/0/_id")
                .asString();
    }
}
