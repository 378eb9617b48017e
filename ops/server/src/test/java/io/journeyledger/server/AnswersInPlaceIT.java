package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Parts of a page that scripts exchange: where the focus is afterwards, and what stays as it was. */
class AnswersInPlaceIT extends AtTheDemo {
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

    @Test
    void what_was_typed_into_other_forms_stands_there_still_after_one_was_sent() {
        try (Desk desk = new Desk(ledger, chromium, 1280, true)) {
            Page page = desk.page;
            desk.to("/journeys/" + longestJourney(ledger));
            desk.open("log-complaint");
            page.fill("#log-complaint-narrative", "It scalded me, and then");
            page.selectOption("#log-complaint-channel", "LETTER");
            desk.open("make-promise");
            page.fill("#make-promise-what", "A word to the workshop");
            desk.open("note-preference");
            page.fill("#note-preference-topic", "time of day");
            page.fill("#note-preference-value", "mornings");
            page.fill("#note-preference-actor", "mia");

            desk.send("note-preference");

            assertThat(page.inputValue("#log-complaint-narrative")).isEqualTo("It scalded me, and then");
            assertThat(page.inputValue("#log-complaint-channel")).isEqualTo("LETTER");
            assertThat(page.inputValue("#make-promise-what")).isEqualTo("A word to the workshop");
            assertThat(page.inputValue("#note-preference-value"))
                    .as("what was sent is done with")
                    .isEmpty();

            // What is refused comes back with what was typed, and so do the others.
            desk.open("record-survey");
            page.selectOption("#record-survey-instrument", "CSAT");
            page.fill("#record-survey-score", "9");
            page.selectOption("#record-survey-subject", "RELATIONSHIP");
            desk.submit("record-survey");
            page.locator("main [role=alert]:has-text('outside the scale')").waitFor();
            assertThat(page.inputValue("#record-survey-score")).isEqualTo("9");
            assertThat(page.inputValue("#make-promise-what")).isEqualTo("A word to the workshop");

            page.locator("#act-make-promise > summary").click();
            page.fill("#make-promise-due", "2030-01-01T10:00");
            desk.send("make-promise");
            assertThat(page.inputValue("#record-survey-score")).isEqualTo("9");
            assertThat(page.inputValue("#log-complaint-narrative")).isEqualTo("It scalded me, and then");

            // Somebody else sits down.
            page.locator("form[action='/working-as/change'] button").click();
            page.locator("#log-complaint-actor")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            assertThat(page.inputValue("#log-complaint-narrative")).isEqualTo("It scalded me, and then");
        }
    }

    @Test
    void what_was_done_is_told_once_and_not_again_with_every_look_at_the_page() {
        try (Desk desk = new Desk(ledger, chromium, 1280, true)) {
            Page page = desk.page;
            String journey = "/journeys/" + longestJourney(ledger);
            desk.to(journey);
            desk.open("note-preference");
            page.fill("#note-preference-topic", "time of day");
            page.fill("#note-preference-value", "mornings");
            page.fill("#note-preference-actor", "mia");

            desk.send("note-preference");

            assertThat(page.locator("#said").textContent()).startsWith("Recorded");
            assertThat(page.url()).endsWith(journey + "?done=");

            // As after a form that leads to another page.
            desk.to(journey + "?done=note-preference&order=OLDEST#act");
            assertThat(page.locator("#said").textContent()).startsWith("Recorded");
            assertThat(page.url()).endsWith(journey + "?done=&order=OLDEST#act");
            page.reload();
            assertThat(page.locator("#said").textContent()).isEmpty();
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
