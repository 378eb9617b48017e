package io.journeyledger.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine's own Chromium, driven by Playwright, which downloads nothing. One for each test class: it starts in a
 * second.
 */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
    /** For what shows in a blink, on a machine whose cores and disk are busy with other tests. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    static Chromium start() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        // Root has no sandbox in Chromium; the pages under test are our own. Where there is no graphics
                        // card, drawing goes by the processor alone instead of by one that is emulated.
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
        return new Chromium(playwright, browser);
    }

    /** Somebody's browser, with nothing of what others did in theirs. */
    BrowserContext newContext(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout((double) LONGEST_WAIT.toMillis());
        return context;
    }

    private static Path program() {
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(
                        Optional.ofNullable(System.getenv("CHROMIUM")).map(Path::of).stream(),
                        Stream.concat(
                                onPath,
                                Stream.of(Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"))))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium: run ops/install-chromium"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
