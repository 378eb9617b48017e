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
import java.util.Locale;

/** One visitor, who notes what the browser complains of: errors of scripts, and of the content security policy. */
final class Visit implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    final List<String> complaints = new ArrayList<>();
    final Page page;
    private final LedgerProcess ledger;
    private final BrowserContext context;
    private final Screen screen;

    Visit(LedgerProcess ledger, Chromium chromium, Screen screen) {
        this.ledger = ledger;
        this.screen = screen;
        context = chromium.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setReducedMotion(ReducedMotion.REDUCE));
        page = context.newPage();
        noteComplaints(page, complaints);
        page.onRequestFailed(request -> complaints.add(request.url() + ": " + request.failure()));
    }

    /** What the browser says of scripts that fail, and of what its policy forbids. */
    static void noteComplaints(Page page, List<String> complaints) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    void to(String path) {
        Response answer = page.navigate(ledger.url() + path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headerValue("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
    }

    /** What a person would see, kept as a picture: nothing wider than the screen, nothing in the console. */
    void look(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve(name + "-" + screen.name().toLowerCase(Locale.ROOT) + ".png")));
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + name)
                .isLessThanOrEqualTo(screen.width);
        assertThat((int) page.evaluate(
                        "Math.max(0, ...[...document.querySelectorAll('.button')].map(button => button.offsetHeight))"))
                .as("height of the highest button of " + name + ", whose words stay whole")
                .isLessThan(80);
        assertThat(complaints).isEmpty();
    }

    /** A link has led to an event of a timeline: it is marked and in sight, and its day is told. */
    void lookAtEvent() {
        assertThat(page.locator(".event:target").count()).isEqualTo(1);
        assertThat((boolean) page.locator(".event:target")
                        .evaluate("event => event.getBoundingClientRect().top >= 0"
                                + " && event.getBoundingClientRect().top < innerHeight"))
                .isTrue();
        assertThat(page.locator("#timeline .day-date").first().boundingBox().width)
                .as("width of the day")
                .isGreaterThan(10);
    }

    @Override
    public void close() {
        context.close();
    }
}
