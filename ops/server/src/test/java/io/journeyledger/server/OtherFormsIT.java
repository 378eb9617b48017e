package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the forms of a page that were written into when another one is sent. */
class OtherFormsIT {
    private static final String CHANGE = "form[action='/working-as/change'] button";

    @TempDir
    private static Path folder;

    private static LedgerProcess ledger;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        ledger = LedgerProcess.up(folder.resolve("data"));
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        ledger.close();
    }

    @Test
    void what_was_recorded_without_an_answer_is_recorded_once_also_when_it_is_sent_again_after_another_form() {
        String journey = complain("ann");
        try (Desk desk = desk()) {
            Page page = desk.page;
            desk.to("/journeys/" + journey + "?done=");
            desk.open("record-contact");
            page.fill("#record-contact-purpose", "question");
            page.fill("#record-contact-summary", "About the spout");
            page.fill("#record-contact-actor", "mia");
            page.route("**/record-contact", route -> {
                route.fetch();
                route.abort();
            });
            desk.submit("record-contact");
            page.locator("#away:not(:empty)").waitFor();
            page.unroute("**/record-contact");
            desk.open("note-preference");
            page.fill("#note-preference-topic", "time of day");
            page.fill("#note-preference-value", "mornings");
            page.fill("#note-preference-actor", "mia");
            desk.send("note-preference");

            desk.open("record-contact");
            assertThat(page.inputValue("#record-contact-summary")).isEqualTo("About the spout");
            desk.send("record-contact");

            assertThat(page.locator("#timeline .event:has-text('About the spout')")
                            .count())
                    .isOne();
        }
    }

    @Test
    void what_the_author_has_not_seen_is_told_also_when_somebody_else_sat_down_in_between() {
        String journey = complain("bea");
        try (Desk desk = answering(journey, "bea")) {
            Page page = desk.page;
            command(
                    "acknowledge-complaint",
                    customer("bea") + ",'complaintId':'B-bea','channel':'EMAIL','handledBy':'amy'");

            page.locator(CHANGE).click();
            page.locator("#act-answer-complaint[open] [name=actor]:focus").waitFor();
            page.keyboard().type("jon");
            desk.submit("answer-complaint");

            page.locator("#meanwhile").waitFor();
            assertThat(page.inputValue("#answer-complaint-reasons")).isEqualTo("It took an hour to write.");
            desk.send("answer-complaint");
        }
    }

    @Test
    void the_authors_own_step_is_nothing_that_changed_meanwhile() {
        String journey = complain("cy");
        try (Desk desk = answering(journey, "cy")) {
            desk.open("assign-complaint");
            desk.page.fill("#assign-complaint-owner", "mia");
            desk.send("assign-complaint");

            desk.open("answer-complaint");
            desk.send("answer-complaint");

            assertThat(desk.text()).contains("It took an hour to write.");
        }
    }

    @Test
    void what_has_no_form_any_more_stays_on_top_and_goes_back_into_its_form_once_there_is_one() {
        String journey = complain("dee");
        try (Desk desk = answering(journey, "dee")) {
            Page page = desk.page;
            String dees = customer("dee") + ",'complaintId':'B-dee'";
            command("answer-complaint", dees + ",'answer':'ACCEPTED'");
            desk.open("assign-complaint");
            page.fill("#assign-complaint-owner", "mia");

            desk.submit("assign-complaint");

            page.locator("#meanwhile").waitFor();
            Locator unsent = page.locator("section.unsent");
            assertThat(unsent.locator("h2").textContent()).startsWith("Not recorded: ");
            assertThat(unsent.locator("textarea").inputValue()).isEqualTo("It took an hour to write.");
            assertThat(unsent.locator("button, form").count()).isZero();
            assertThat(unsent.locator("textarea").isEditable()).isFalse();
            desk.complaints.removeIf(said -> said.contains("409"));
            desk.look("desk-unsent");

            desk.send("assign-complaint");
            assertThat(unsent.locator("textarea").inputValue()).isEqualTo("It took an hour to write.");

            command("reopen-complaint", dees + ",'reason':'It leaks'");
            page.locator(CHANGE).click();
            page.locator("#act-answer-complaint[open]").waitFor();
            assertThat(unsent.count()).isZero();
            assertThat(page.inputValue("#answer-complaint-reasons")).isEqualTo("It took an hour to write.");
        }
    }

    @Test
    void what_the_server_kept_of_a_form_that_is_possible_no_more_stays_when_another_is_sent() {
        String journey = complain("eve");
        try (Desk desk = answering(journey, "eve")) {
            Page page = desk.page;
            command("answer-complaint", customer("eve") + ",'complaintId':'B-eve','answer':'ACCEPTED'");
            page.locator("#act-answer-complaint > summary").click();
            desk.open("answer-complaint");
            desk.submit("answer-complaint");
            page.locator("section.unsent").waitFor();

            desk.open("assign-complaint");
            page.fill("#assign-complaint-owner", "mia");
            desk.send("assign-complaint");

            assertThat(page.locator("section.unsent textarea").inputValue()).isEqualTo("It took an hour to write.");
        }
    }

    @Test
    void what_was_typed_is_not_left_without_a_question() {
        String journey = complain("fay");
        try (Desk desk = answering(journey, "fay")) {
            Page page = desk.page;
            List<String> asked = new CopyOnWriteArrayList<>();
            page.onDialog(dialog -> {
                asked.add(dialog.type());
                dialog.dismiss();
            });

            // Not by a click that would wait for the page that does not come.
            page.evaluate("setTimeout(() => document.querySelector('.language[value=zh-TW]').click())");

            page.waitForCondition(() -> !asked.isEmpty());
            assertThat(page.inputValue("#answer-complaint-reasons")).isEqualTo("It took an hour to write.");
            page.fill("#answer-complaint-reasons", "");
            page.selectOption("#answer-complaint-answer", "");
            page.locator(".language[value=zh-TW]").click();
            page.locator("html[lang=zh-TW]").waitFor();
            assertThat(asked).containsExactly("beforeunload");
        }
    }

    @Test
    void each_step_of_a_page_stands_in_the_same_place_of_the_history() {
        String journey = complain("gil");
        try (Desk desk = desk()) {
            Page page = desk.page;
            desk.to("/customers/new");
            desk.to("/journeys/" + journey + "?done=");
            Object before = page.evaluate("history.length");
            for (String value : List.of("mornings", "evenings")) {
                desk.open("note-preference");
                page.fill("#note-preference-topic", "time of day");
                page.fill("#note-preference-value", value);
                if (page.locator("#note-preference-actor").count() > 0) {
                    page.fill("#note-preference-actor", "mia");
                }
                desk.send("note-preference");
                page.evaluate("document.querySelector('#said').textContent = ''");
            }

            assertThat(page.evaluate("history.length")).isEqualTo(before);
            page.goBack();
            assertThat(page.url()).endsWith("/customers/new");
        }
    }

    /** At a complaint's page, with an answer that is typed and not sent. */
    private static Desk answering(String journey, String name) {
        Desk desk = desk();
        desk.to("/complaints/" + journey + "/B-" + name);
        desk.open("pause-complaint-clock");
        desk.page.fill("#pause-complaint-clock-actor", "mia");
        desk.page.selectOption("#pause-complaint-clock-reason", "WAITING_FOR_CUSTOMER");
        desk.send("pause-complaint-clock");
        desk.act("resume-complaint-clock", Map.of());
        desk.open("answer-complaint");
        desk.page.selectOption("#answer-complaint-answer", "REJECTED");
        desk.page.fill("#answer-complaint-reasons", "It took an hour to write.");
        return desk;
    }

    private static Desk desk() {
        return new Desk(ledger, chromium, 1280, true);
    }

    private static String customer(String name) {
        return "'customer':[{'kind':'EMAIL','value':'" + name + "@example.org'}]";
    }

    /** Lodges a complaint; whose it is. */
    private static String complain(String name) {
        return command("lodge-complaint", customer(name) + ",'complaintId':'B-" + name + "','issue':'Arrived dented'");
    }

    private static String command(String name, String data) {
        return ledger.post("/api/v1/commands/" + name, ("{'data':{" + data + "}}").replace('\'', '"'))
                .path("journey")
                .asString();
    }
}
