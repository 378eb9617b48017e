package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A complaint of a journey that is merged away is worked on to its end: by page, by command and by the customer's
 * identifier.
 */
class AbsorbedComplaintIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TempDir
    Path folder;

    @Test
    void goes_on_and_every_view_says_so_before_and_after_a_split() {
        try (LedgerProcess ledger = LedgerProcess.up(folder.resolve("data"));
                Chromium chromium = Chromium.start();
                BrowserContext context = chromium.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 800)
                        .setReducedMotion(ReducedMotion.REDUCE))) {
            String gil = command(ledger, "note-preference", customer("gil") + ",'topic':'channel','value':'EMAIL'");
            String hal = command(
                    ledger, "lodge-complaint", customer("hal") + ",'complaintId':'B1','issue':'Arrived dented'");
            for (String each : List.of("gil", "hal")) {
                command(
                        ledger,
                        "make-promise",
                        customer(each) + ",'promiseId':'P1','what':'A call','due':'2030-01-01T10:00:00Z'");
            }
            String pair = "'surviving':'" + gil + "','%s':'" + hal + "','reason':'asked'";
            command(ledger, "merge-journeys", pair.formatted("absorbed"));
            ledger.awaitViews();
            String complaint = "/complaints/" + hal + "/B1";

            // by page
            Page page = context.newPage();
            page.navigate(ledger.url() + "/worklist");
            page.locator("a[href='" + complaint + "']").first().click();
            page.waitForURL("**" + complaint);
            assertThat(page.locator("header.title").textContent())
                    .contains("Lodged in journey " + hal, "The customer is now journey", gil);
            page.locator("#act-acknowledge-complaint > summary").click();
            page.fill("#acknowledge-complaint-actor", "mia");
            page.locator("#act-acknowledge-complaint button").click();
            page.locator("#said [data-done=acknowledge-complaint]").waitFor();
            assertThat(page.locator("header.title .badge").first().textContent())
                    .isEqualTo("Acknowledged");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SCREENSHOTS.resolve("absorbed-complaint.png")));
            String today = "?recordedUntil=" + LocalDate.now(ZoneId.systemDefault());
            page.navigate(ledger.url() + "/journeys/" + hal + today);
            assertThat(page.url())
                    .as("where what is merged away leads as of then")
                    .endsWith("/journeys/" + gil + today);
            page.navigate(ledger.url() + "/journeys/" + gil);
            assertThat(
                            page.evaluate(
                                    "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, at, all) => all.indexOf(id) < at)"))
                    .as("names of parts of the page that are not unique, though both have a promise P1")
                    .isEqualTo(List.of());
            String keep = "#act-journeys-" + hal + "-keep-promise-P1";
            page.locator(keep + " > summary").click();
            page.locator(keep + " button").click();
            page.locator("#said [data-done=keep-promise]").waitFor();
            assertThat(page.url()).endsWith("/journeys/" + gil + "?done=");
            assertThat(page.locator("main").textContent()).contains("Promise kept");
            assertThat(page.locator(keep).count()).isZero();
            assertThat(page.locator("#act-journeys-" + gil + "-keep-promise-P1").count())
                    .isEqualTo(1);

            // by command, as seen
            String seen = etag(context, ledger, complaint);
            assertThat(assign(context, ledger, hal, seen, "mia").status()).isEqualTo(201);
            assertThat(assign(context, ledger, hal, seen, "jon").status()).isEqualTo(412);

            // by the customer's identifier, whoever it was
            assertThat(command(
                            ledger,
                            "resolve-complaint",
                            customer("gil") + ",'complaintId':'B1','acceptedByCustomer':true"))
                    .isEqualTo(hal);

            audited(ledger, complaint, gil);
            assertThat(LedgerProcess.run("rebuild", "all", "--url", ledger.url())
                            .exitCode())
                    .isZero();
            audited(ledger, complaint, gil);

            command(ledger, "split-journeys", pair.formatted("released"));
            audited(ledger, complaint, hal);
            page.navigate(ledger.url() + complaint);
            assertThat(page.locator("header.title").textContent()).doesNotContain("The customer is now journey");
            assertThat(command(ledger, "close-complaint", customer("hal") + ",'complaintId':'B1'"))
                    .isEqualTo(hal);
        }
    }

    private static void audited(LedgerProcess ledger, String complaint, String speaker) {
        ledger.awaitViews();
        JsonNode found = ledger.get("/api/v1" + complaint);
        assertThat(found.path("state").asString()).isEqualTo("RESOLVED");
        assertThat(found.path("owner").asString()).isEqualTo("mia");
        assertThat(found.path("journey").path("id").asString()).isEqualTo(speaker);
        var audit = LedgerProcess.run("audit", "all", "--url", ledger.url());
        assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
    }

    private static String etag(BrowserContext context, LedgerProcess ledger, String complaint) {
        APIResponse actions = context.request().get(ledger.url() + "/api/v1" + complaint + "/actions");
        assertThat(actions.text()).contains("resolve-complaint");
        return Objects.requireNonNull(actions.headers().get("etag"));
    }

    private static APIResponse assign(
            BrowserContext context, LedgerProcess ledger, String journey, String seen, String owner) {
        return context.request()
                .post(
                        ledger.url() + "/api/v1/commands/assign-complaint",
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setHeader("If-Match", seen)
                                .setData(("{'journey':'" + journey + "','data':{'complaintId':'B1','owner':'" + owner
                                                + "'}}")
                                        .replace('\'', '"')));
    }

    private static String customer(String name) {
        return "'customer':[{'kind':'EMAIL','value':'" + name + "@example.org'}]";
    }

    /** @return the journey in which it was recorded */
    private static String command(LedgerProcess ledger, String command, String data) {
        return ledger.post("/api/v1/commands/" + command, ("{'data':{" + data + "}}").replace('\'', '"'))
                .path("journey")
                .asString();
    }
}
