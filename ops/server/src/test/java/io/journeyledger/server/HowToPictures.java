package io.journeyledger.server;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pictures of the pages for staff in docs/how-to, as somebody at the desk would come to see what is on them. What
 * the demo's lists hold depends on the day it is made: each step takes the row that suits best, and another if there is
 * none.
 */
final class HowToPictures {

    /** Readers of the English pages are spared what is in Chinese, and customers of whom no name is known. */
    private static final Locator.FilterOptions FIT_FOR_ENGLISH =
            new Locator.FilterOptions().setHasNotText(Pattern.compile("\\p{IsHan}|Customer [A-Z0-9]{6}"));

    private HowToPictures() {}

    /** @param taken leads to what is to be seen, and takes the picture */
    record Picture(String name, Function<Page, byte[]> taken) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Picture> all() {
        return Stream.of(
                new Picture("worklist", HowToPictures::worklist),
                new Picture("worklist-row", HowToPictures::worklistRow),
                new Picture("complaint", HowToPictures::complaint),
                new Picture("clocks", HowToPictures::clocks),
                new Picture("changed-meanwhile", HowToPictures::changedMeanwhile),
                new Picture("journey", HowToPictures::journey),
                new Picture("take-a-call", HowToPictures::takeACall),
                new Picture("care", HowToPictures::care),
                new Picture("care-not-today", HowToPictures::careNotToday));
    }

    private static byte[] worklist(Page page) {
        page.navigate("/worklist");
        return page.screenshot();
    }

    private static byte[] worklistRow(Page page) {
        page.navigate("/worklist?show=OPEN");
        Locator rows = page.locator(".work > .row");
        Locator row = readable(preferred(rows, new Locator.FilterOptions().setHasText("Paused")));
        row.locator("a.row-title").focus();
        return row.screenshot();
    }

    private static byte[] complaint(Page page) {
        openASevereOne(page);
        return page.screenshot();
    }

    private static byte[] clocks(Page page) {
        openASevereOne(page);
        Locator clocks = page.locator("section[aria-labelledby=clocks]");
        clocks.locator("summary").first().click();
        return clocks.screenshot();
    }

    private static byte[] changedMeanwhile(Page page) {
        page.navigate("/worklist?show=UNOWNED");
        openOne(page);
        String[] address = URI.create(page.url()).getPath().split("/", -1);
        page.request()
                .post(
                        "/api/v1/commands/assign-complaint",
                        RequestOptions.create()
                                .setData(Map.of(
                                        "journey",
                                        address[2],
                                        "actor",
                                        "jon",
                                        "data",
                                        Map.of("complaintId", address[3], "owner", "jon"))));
        page.locator("#act-answer-complaint > summary").click();
        page.selectOption("#answer-complaint-answer", "ACCEPTED");
        page.fill("#answer-complaint-reasons", "We are sorry: the parcel was lost. A new one is on its way.");
        page.locator("#act-answer-complaint button").click();
        page.locator("#meanwhile").waitFor();
        return page.screenshot();
    }

    private static byte[] journey(Page page) {
        aJourney(page);
        return page.screenshot();
    }

    private static byte[] takeACall(Page page) {
        aJourney(page);
        page.locator("#act-log-complaint > summary").click();
        page.fill("#log-complaint-summary", "Rang about the parcel that has not come.");
        page.fill("#log-complaint-issue", "Not delivered");
        page.fill("#log-complaint-narrative", "It was promised for Monday, and nobody calls me back.");
        page.fill("#log-complaint-dissatisfaction", "4");
        page.evaluate("document.activeElement.blur(); document.getElementById('act-log-complaint').scrollIntoView()");
        return page.screenshot();
    }

    private static byte[] care(Page page) {
        page.navigate("/care");
        return page.screenshot();
    }

    private static byte[] careNotToday(Page page) {
        page.navigate("/care?kind=PROMISE");
        Locator row = readable(page.locator(".care"));
        row.locator("summary").first().click();
        return row.screenshot();
    }

    private static void openASevereOne(Page page) {
        page.navigate("/worklist?severity=MAJOR&severity=GRAVE");
        if (page.locator(".work > .row").filter(FIT_FOR_ENGLISH).count() == 0) {
            page.navigate("/worklist?show=OPEN");
        }
        openOne(page);
    }

    private static void openOne(Page page) {
        readable(page.locator(".work > .row")).locator("a.row-title").click();
        page.waitForURL("**/complaints/**");
    }

    private static void aJourney(Page page) {
        page.navigate("/care?kind=FOLLOW_UP");
        readable(page.locator(".care")).locator("a.row-title").click();
        page.waitForURL("**/journeys/**");
    }

    private static Locator readable(Locator rows) {
        return preferred(rows, FIT_FOR_ENGLISH).first();
    }

    private static Locator preferred(Locator rows, Locator.FilterOptions wish) {
        Locator wished = rows.filter(wish);
        return wished.count() > 0 ? wished : rows;
    }
}
