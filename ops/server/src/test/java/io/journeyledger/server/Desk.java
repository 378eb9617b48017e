package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One member of the staff at a screen of their own. */
final class Desk implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    final List<String> complaints = new ArrayList<>();
    final Page page;
    private final LedgerProcess ledger;
    private final BrowserContext context;
    private final int width;

    Desk(LedgerProcess ledger, Chromium chromium, int width, boolean scripts) {
        this.ledger = ledger;
        this.width = width;
        context = chromium.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setJavaScriptEnabled(scripts)
                .setReducedMotion(ReducedMotion.REDUCE));
        page = context.newPage();
        Visit.noteComplaints(page, complaints);
    }

    void to(String path) {
        Response answer = page.navigate(ledger.url() + path);
        assertThat(answer.status()).as(path).isEqualTo(200);
    }

    /** Types an identifier into the search of the start page and lands on the customer. */
    void find(String identifier) {
        to("/");
        page.fill("input[name=q]", identifier);
        page.press("input[name=q]", "Enter");
        page.waitForURL(Pattern.compile(".*/(search|journeys)[/?].*"));
        if (page.url().contains("/search")) {
            page.locator("#results a[href*='/journeys/']").first().click();
            page.waitForURL("**/journeys/**");
        }
    }

    void open(String command) {
        page.locator("#act-" + command + " > summary").click();
        page.locator("#act-" + command + " form").waitFor();
    }

    void submit(String command) {
        page.locator("#act-" + command + " button").click();
    }

    void send(String command) {
        submit(command);
        done(command);
    }

    void done(String command) {
        page.locator("#said [data-done=" + command + "]").waitFor();
        page.waitForLoadState();
    }

    void act(String command, Map<String, String> values) {
        open(command);
        values.forEach((field, value) -> {
            var input = page.locator("#act-" + command + " [name='" + field + "']");
            if ("SELECT".equals(input.evaluate("input => input.tagName"))) {
                input.selectOption(value);
            } else {
                input.fill(value);
            }
        });
        send(command);
    }

    String state() {
        return page.locator("header.title .badge").first().textContent();
    }

    String text() {
        return page.locator("main").textContent();
    }

    /** What a person would see, kept as a picture: nothing wider than the screen, nothing in the console. */
    void look(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + name)
                .isLessThanOrEqualTo(width);
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
