package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole tasks of a service desk in a real browser, each with a customer of its own. */
class ServiceDeskIT {
    @TempDir
    private static Path folder;

    private static LedgerProcess ledger;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        ledger = LedgerProcess.up(folder.resolve("data"));
        chromium = Chromium.start();
        for (String customer : List.of("ann", "bea", "cy", "dee", "eve", "fay")) {
            meet(customer);
        }
        ledger.awaitViews();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        ledger.close();
    }

    /** Somebody who bought a kettle, known by an e-mail address and a phone number that only they have. */
    private static void meet(String name) {
        ledger.post(
                "/api/v1/commands/record-purchase",
                ("{'time':'2026-03-02T09:30:00Z','data':{'customer':[{'kind':'EMAIL','value':'" + name
                                + "@example.org'},{'kind':'PHONE','value':'" + phone(name) + "'}],'orderId':'O-" + name
                                + "','lines':[{'product':'kettle','quantity':1}],"
                                + "'total':{'amount':29.9,'currency':'EUR'},'channel':'WEB'}}")
                        .replace('\'', '"'));
    }

    private static String phone(String name) {
        return "+44 113 496 0" + (100 + name.charAt(0));
    }

    @Test
    void takes_a_call_and_handles_its_complaint_to_the_end_and_once_more() {
        try (Desk desk = desk(1280, true)) {
            desk.find(phone("ann"));
            assertThat(desk.page.locator("h1").count()).isEqualTo(1);
            desk.look("desk-journey");

            desk.open("log-complaint");
            desk.page.fill("#log-complaint-summary", "She rang about her kettle.");
            desk.page.fill("#log-complaint-product", "kettle");
            desk.page.fill("#log-complaint-issue", "Leaks when hot");
            desk.page.fill("#log-complaint-narrative", "It leaks, and it scalded me.");
            desk.page.fill("#log-complaint-dissatisfaction", "4");
            desk.page.selectOption("#log-complaint-attribution-locus", "COMPANY");
            desk.page.fill("#log-complaint-actor", "mia");
            desk.look("desk-call");
            desk.send("log-complaint");
            assertThat(desk.page.locator("h1").textContent()).contains("Leaks when hot");
            assertThat(desk.text()).contains("It leaks, and it scalded me.", "Bought kettle", "Working as mia");
            desk.look("desk-complaint");

            desk.act("acknowledge-complaint", Map.of("channel", "EMAIL"));
            assertThat(desk.state()).isEqualTo("Acknowledged");
            desk.open("assess-complaint");
            desk.page.check("#assess-complaint-safetyImplication");
            desk.page.evaluate("window.notReloaded = true");
            desk.act("assign-complaint", Map.of("owner", "mia"));
            assertThat(desk.page.evaluate("window.notReloaded")).isEqualTo(true);
            assertThat(desk.page.locator("#said[role=status]").textContent())
                    .isEqualTo("Recorded: the complaint was assigned.");
            desk.page.locator("#said:focus-within").waitFor();
            desk.open("assess-complaint");
            desk.page.selectOption("#assess-complaint-severity", "MAJOR");
            assertThat(desk.page.isChecked("#assess-complaint-safetyImplication"))
                    .as("what was marked before another form was sent")
                    .isTrue();
            desk.send("assess-complaint");
            desk.act("pause-complaint-clock", Map.of("reason", "WAITING_FOR_CUSTOMER"));
            assertThat(desk.page.locator("header .badge").allTextContents()).contains("Paused");
            assertThat(desk.page.locator("#act-pause-complaint-clock").count()).isZero();
            desk.act("resume-complaint-clock", Map.of());
            desk.act("answer-complaint", Map.of("answer", "ACCEPTED", "reasons", "The seal was worn."));
            desk.act("give-redress", Map.of("redress", "REFUND", "amount.amount", "29.90", "amount.currency", "EUR"));
            desk.open("resolve-complaint");
            desk.page.check("#resolve-complaint-acceptedByCustomer-true");
            desk.page.fill("#resolve-complaint-rootCause", "seal");
            desk.send("resolve-complaint");
            assertThat(desk.state()).isEqualTo("Resolved");
            assertThat(desk.text()).contains("€29.90", "accepted the outcome", "seal", "Major");
            desk.act("reopen-complaint", Map.of("reason", "It leaks again."));
            assertThat(desk.state()).isEqualTo("Reopened");

            desk.page.locator("aside details summary").first().click();
            desk.page
                    .locator("aside details a")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Reopened"))
                    .first()
                    .click();
            assertThat(desk.page.locator("li.event:target").textContent()).contains("reopened");
            desk.look("desk-complaint-reopened");
        }
    }

    @Test
    void tells_the_second_of_two_what_changed_and_keeps_what_was_written() {
        String complaint = complain("bea");
        try (Desk mia = desk(1280, true);
                Desk jon = desk(1280, true)) {
            mia.to(complaint);
            jon.to(complaint);
            mia.open("assign-complaint");
            mia.page.fill("#assign-complaint-actor", "mia");
            mia.page.fill("#assign-complaint-owner", "mia");
            mia.send("assign-complaint");

            jon.open("answer-complaint");
            jon.page.fill("#answer-complaint-actor", "jon");
            jon.page.selectOption("#answer-complaint-answer", "REJECTED");
            jon.page.fill("#answer-complaint-reasons", "Out of warranty since May.");
            jon.submit("answer-complaint");
            jon.page.locator("#meanwhile").waitFor();
            assertThat(jon.page.locator("section.notice").textContent()).contains("Assigned", "by mia");
            assertThat(jon.page.inputValue("#answer-complaint-reasons")).isEqualTo("Out of warranty since May.");
            jon.complaints.removeIf(said -> said.contains("409"));
            jon.look("desk-meanwhile");

            jon.send("answer-complaint");
            assertThat(jon.state()).isEqualTo("Answered");
            assertThat(jon.text()).contains("Out of warranty since May.");
        }
    }

    @Test
    void says_in_plain_words_why_something_is_refused() {
        try (Desk desk = desk(1280, true)) {
            desk.find(phone("cy"));
            desk.open("record-survey");
            desk.page.fill("#record-survey-actor", "mia");
            desk.page.selectOption("#record-survey-instrument", "CSAT");
            desk.page.fill("#record-survey-score", "9");
            desk.page.selectOption("#record-survey-subject", "RELATIONSHIP");
            desk.page.fill("#record-survey-comment", "Very kind.");
            desk.submit("record-survey");
            desk.page.locator("main [role=alert]").waitFor();
            assertThat(desk.page.locator("main [role=alert]").textContent())
                    .contains("Not recorded.", "outside the scale");
            assertThat(desk.page.url()).doesNotContain("record-survey");
            assertThat(desk.page.evaluate("document.activeElement.getAttribute('role')"))
                    .isEqualTo("alert");
            assertThat(desk.page.inputValue("#record-survey-comment")).isEqualTo("Very kind.");
            desk.complaints.removeIf(said -> said.contains("409"));
            desk.look("desk-refused");

            desk.page.fill("#record-survey-score", "5");
            desk.send("record-survey");
            assertThat(desk.text()).contains("Answered 5 on CSAT", "Very kind.");
        }
    }

    @Test
    void can_be_read_and_written_without_scripts_on_a_phone() {
        String complaint = complain("dee");
        try (Desk desk = desk(360, false)) {
            desk.to(complaint);
            desk.look("desk-phone-complaint");
            desk.open("acknowledge-complaint");
            desk.page.fill("#acknowledge-complaint-actor", "米雅");
            desk.look("desk-phone-form");
            desk.send("acknowledge-complaint");
            assertThat(desk.state()).isEqualTo("Acknowledged");
            assertThat(desk.text()).contains("by 米雅", "Working as 米雅");

            desk.find(phone("dee"));
            desk.open("make-promise");
            desk.page.fill("#make-promise-what", "Call back");
            desk.page.fill("#make-promise-due", "2030-01-01T10:00");
            desk.send("make-promise");
            desk.look("desk-phone-journey");
            desk.page.locator("[id*='-keep-promise-'] > summary").click();
            desk.page.locator("[id*='-keep-promise-'] button").click();
            desk.done("keep-promise");
            assertThat(desk.text()).contains("Promise kept");
        }
    }

    @Test
    void merges_two_journeys_after_a_look_and_takes_it_back() {
        try (Desk desk = desk(1280, true)) {
            desk.find(phone("eve"));
            String eve = desk.page.url();
            desk.page.locator("header.title a[href$='/merge']").click();
            desk.page.fill("#with", "fay@example.org");
            desk.page.press("#with", "Enter");
            desk.page.locator("#preview").waitFor();
            assertThat(desk.text()).contains("eve@example.org", "fay@example.org", "Together");
            desk.look("desk-merge");
            desk.page.fill("#merge-journeys-reason", "One person");
            desk.page.fill("#merge-journeys-actor", "mia");
            desk.page.locator("form.form button").click();
            desk.done("merge-journeys");
            assertThat(desk.text()).contains("fay@example.org", "merged into");

            desk.page.locator("header.title a[href$='/split']").click();
            desk.look("desk-split");
            desk.page.locator("form.form input[name=reason]").fill("Two sisters");
            desk.page.locator("form.form button").click();
            desk.done("split-journeys");
            assertThat(desk.page.url()).startsWith(eve);
            assertThat(desk.page.locator(".known").textContent()).doesNotContain("fay@example.org");
        }
    }

    @Test
    void decides_whether_two_customers_whom_an_entry_took_for_one_are_one() {
        meet("ivy");
        meet("kay");
        ledger.awaitViews();
        ledger.post(
                "/api/v1/commands/note-preference",
                "application/json",
                ("{'data':{'customer':[{'kind':'EMAIL','value':'ivy@example.org'},{'kind':'EMAIL','value':'kay@example.org'}],"
                                + "'topic':'time','value':'mornings'}}")
                        .replace('\'', '"'));
        try (Desk desk = desk(390, true)) {
            desk.to("/imports");
            desk.page.locator("a[href='/conflicts']").click();
            assertThat(desk.text()).contains("1 entry, the last one");
            desk.look("desk-conflicts");
            desk.page.locator("a[href*='/merge?with=']").click();
            desk.page.locator("#preview").waitFor();
            assertThat(desk.text()).contains("ivy@example.org", "kay@example.org");
            desk.page.fill("#merge-journeys-reason", "One person");
            desk.page.fill("#merge-journeys-actor", "mia");
            desk.page.locator("form.form button").click();
            desk.done("merge-journeys");

            desk.to("/conflicts");
            assertThat(desk.text()).contains("There is none.").doesNotContain("1 entry");
        }
    }

    @Test
    void begins_the_story_of_a_caller_whom_nobody_knows() {
        try (Desk desk = desk(1280, true)) {
            desk.to("/search?q=zoe%40example.org");
            desk.page.locator("a[href^='/customers/new']").click();
            assertThat(desk.page.inputValue("#first-contact-value")).isEqualTo("zoe@example.org");
            desk.page.fill("#first-contact-purpose", "question");
            desk.page.fill("#first-contact-actor", "mia");
            desk.look("desk-first-contact");
            desk.page.fill("#first-contact-value", "zoe");
            desk.page.locator("form.form button").click();
            assertThat(desk.page.locator("#first-contact-value-error").textContent())
                    .isEqualTo("An e-mail address has an @, a telephone number has digits.");
            desk.complaints.removeIf(said -> said.contains("422"));
            desk.look("desk-first-contact-refused");
            desk.page.fill("#first-contact-value", "zoe@example.org");
            desk.page.locator("form.form button").click();
            desk.done("record-contact");
            assertThat(desk.text()).contains("zoe@example.org", "Customer contacted us by phone: question");
        }
    }

    private static Desk desk(int width, boolean scripts) {
        return new Desk(ledger, chromium, width, scripts);
    }

    /** Lodges a complaint of the customer; its page's address. */
    private static String complain(String customer) {
        String journey = ledger.post(
                        "/api/v1/commands/lodge-complaint",
                        ("{'data':{'customer':[{'kind':'EMAIL','value':'" + customer
                                        + "@example.org'}],'complaintId':'B-" + customer
                                        + "','product':'kettle','issue':'Arrived dented'}}")
                                .replace('\'', '"'))
                .path("journey")
                .asString();
        return "/complaints/" + journey + "/B-" + customer;
    }
}
