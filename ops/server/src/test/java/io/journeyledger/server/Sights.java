package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;

/** Every page that people see. A new one is one line here; it is then looked at in every language, scheme and width. */
@SuppressWarnings("ImmutableEnumChecker") // what leads to a page keeps nothing
enum Sights {
    START("/"),
    WORKLIST("/worklist?show=ALL"),
    WORKLIST_EMPTY("/worklist?q=nothing-of-this-kind"),
    SEARCH("/search?q=delivery"),
    JOURNEY("/search?q=delivery", Sights::journey),
    JOURNEY_EVENT("/search?q=delivery", page -> {
        first("#e-").accept(page);
        page.locator(".event:target").waitFor();
    }),
    COMPLAINT("/worklist?show=ALL", first("/complaints/")),
    COMPLAINT_THEN(
            "/worklist?show=ALL",
            first("/complaints/")
                    .andThen(page ->
                            page.navigate(page.url() + "?occurredUntil=" + LocalDate.now(ZoneId.systemDefault())))),
    MERGE("/search?q=delivery", Sights::mergeOfTwo),
    SPLIT("/search?q=delivery", page -> {
        journey(page);
        page.navigate(page.url() + "/split");
    }),
    ERASE("/search?q=delivery", page -> {
        journey(page);
        page.navigate(page.url() + "/erase");
    }),
    NEW_CUSTOMER("/customers/new?value=somebody@example.org"),
    CARE("/care"),
    DASHBOARD_OVERVIEW("/dashboards", Sights::drawn),
    DASHBOARD_COMPLAINTS("/dashboards/complaints", Sights::drawn),
    DASHBOARD_LOYALTY("/dashboards/loyalty", Sights::drawn),
    DASHBOARD_HEALTH("/dashboards/health", Sights::drawn),
    IMPORTS("/imports"),
    CONFLICTS("/imports", Runs::meetConflict),
    VIEWS("/views"),
    REHEARSALS("/views/rehearsals"),
    REHEARSAL_REFUSED("/views/rehearsals", Runs::sendWrongPolicy),
    REHEARSAL("/views/rehearsals", Runs::compareWithThen),
    AUDITS("/views/audits"),
    AUDIT("/views/audits", Runs::auditOfWrongView),
    REPAIR("/views/audits", page -> {
        Runs.auditOfWrongView(page);
        page.locator("a[href$='/repair']").click();
        page.waitForURL("**/repair");
    }),
    NOT_THERE("/journeys/nobody");

    final String path;
    final Consumer<Page> on;

    Sights(String path) {
        this(path, _ -> {});
    }

    /** @param on leads from there to the page, where its address depends on the data */
    Sights(String path, Consumer<Page> on) {
        this.path = path;
        this.on = on;
    }

    /** Every chart, by its script; and the demo has something to show on every panel. */
    private static void drawn(Page page) {
        // Not by a function that the page would evaluate: its policy forbids that as soon as it has to wait.
        page.locator(".chart").nth(2).waitFor();
        page.locator(".chart:not(:has(canvas))")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(page.locator(".card .empty").count()).isZero();
    }

    /** The first that was found, from its newest event on. */
    private static void journey(Page page) {
        first("/journeys/").accept(page);
        page.navigate(withoutEvent(page.url()));
    }

    private static String withoutEvent(String address) {
        return address.replaceFirst("[?#].*", "");
    }

    /** What would come of it, of the first and the last that were found. */
    private static void mergeOfTwo(Page page) {
        String last =
                page.locator("main a.row-title[href*='/journeys/']").last().getAttribute("href");
        journey(page);
        page.navigate(page.url() + "/merge?with=" + withoutEvent(last).replaceFirst(".*/", ""));
        page.locator("#preview").waitFor();
    }

    private static Consumer<Page> first(String prefix) {
        return page -> {
            page.locator("main a.row-title[href*='" + prefix + "']").first().click();
            page.waitForURL("**" + prefix + "**");
        };
    }
}
