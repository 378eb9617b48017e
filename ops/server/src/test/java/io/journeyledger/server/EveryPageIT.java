package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every page of the demo in every language, at a desk and on a phone, the first also in the dark: kept and judged. */
class EveryPageIT extends AtTheDemo {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Map<Sights, String> ADDRESSES = new EnumMap<>(Sights.class);
    private static final List<String> LANGUAGES = List.of("en-GB", "zh-TW", "zh-CN");

    private static final Duration NEWS_WITHIN = Duration.ofMinutes(1);

    static List<String> languages() {
        return LANGUAGES;
    }

    /**
     * Each page is loaded once a language; widths and schemes change around it, as they do when a window is drawn
     * smaller or evening comes.
     */
    @ParameterizedTest
    @MethodSource("languages")
    void hinders_nobody(String language) {
        try (BrowserContext context = context(Screen.DESK, ColorScheme.LIGHT, language)) {
            Page page = context.newPage();
            Camera camera = Camera.of(page);
            List<String> faults = new ArrayList<>();
            for (Sights sight : Sights.values()) {
                show(page, sight);
                assertThat(page.getAttribute("html", "lang")).as(sight.name()).isEqualTo(language);
                assertThat(page.content()).as(sight + " " + language).doesNotContain("??");
                Axe axe = Axe.in(page);
                for (Screen screen : Screen.values()) {
                    for (ColorScheme scheme : schemes(language)) {
                        look(page, camera, sight, screen, scheme, language);
                        String look = "%s %s %s %s, %s: ".formatted(sight, screen, scheme, language, page.url());
                        judge(axe, screen, scheme, language).forEach(violation -> faults.add(look + violation));
                    }
                }
                page.setViewportSize(Screen.DESK.width, Screen.DESK.height);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            }
            assertThat(faults).isEmpty();
        }
    }

    /** The languages share one stylesheet, whose colours the first shows. */
    private static List<ColorScheme> schemes(String language) {
        return isFirst(language) ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of(ColorScheme.LIGHT);
    }

    private static boolean isFirst(String language) {
        return language.equals(LANGUAGES.getFirst());
    }

    private static void look(
            Page page, Camera camera, Sights sight, Screen screen, ColorScheme scheme, String language) {
        page.setViewportSize(screen.width, screen.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        // Charts follow in the next frame.
        page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        camera.take(picture(sight, screen, scheme, language));
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s %s %s %s", sight, screen, scheme, language)
                .isLessThanOrEqualTo(screen.width);
    }

    /**
     * Judging takes longer than looking, and most of it goes to colours. What the first language shows on a phone holds
     * for the others, whose own words and marks are all there at a desk. Light and dark are the same elements in the
     * same places.
     */
    private static List<String> judge(Axe axe, Screen screen, ColorScheme scheme, String language) {
        if (scheme == ColorScheme.DARK) {
            return axe.violationsOfColours();
        }
        return isFirst(language) || screen == Screen.DESK ? axe.violations() : axe.violationsOfContent();
    }

    @ParameterizedTest
    @CsvSource({"en-GB, is no whole number", "zh-TW, 不是整數", "zh-CN, 不是整数"})
    void says_what_is_wrong_with_a_policy_to_whoever_reads_it(String language, String words) {
        try (BrowserContext context = context(Screen.DESK, ColorScheme.LIGHT, language)) {
            Page page = context.newPage();
            show(page, Sights.REHEARSAL_REFUSED);

            assertThat(page.locator(".faults").textContent()).contains(words);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shows_where_the_focus_is_and_leaves_nothing_out(Sights sight) {
        try (BrowserContext context = context(Screen.DESK, ColorScheme.LIGHT, "en-GB")) {
            Page page = context.newPage();
            show(page, sight);
            int wanted = (int) page.evaluate(
                    "[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]"
                            + ".filter(e => e.checkVisibility()).length");
            page.evaluate("document.activeElement.blur()");
            for (int i = 0; i < wanted; i++) {
                page.keyboard().press("Tab");
                // A date's field takes several steps.
                assertThat(Focus.hidden(page))
                        .as("what has the focus and does not show it")
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLAINT", "JOURNEY"})
    void prints_as_a_file(Sights sight) {
        try (BrowserContext context = context(Screen.DESK, ColorScheme.DARK, "en-GB")) {
            Page page = context.newPage();
            show(page, sight);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(page.locator(".masthead").isVisible()).isFalse();
            assertThat(page.locator("button:visible").count()).isZero();
            assertThat((String) page.evaluate("getComputedStyle(document.body).color"))
                    .isEqualTo("rgb(0, 0, 0)");
            if (sight == Sights.COMPLAINT) {
                assertThat(page.locator("aside details ol").first().isVisible()).isTrue();
            }
            page.pdf(new Page.PdfOptions()
                    .setFormat("A4")
                    .setPath(SCREENSHOTS.resolve("print").resolve(name(sight) + ".pdf")));
        }
    }

    @Test
    void brings_news_into_the_worklist_and_leaves_the_reader_where_they_are() {
        try (BrowserContext context = context(Screen.DESK, ColorScheme.LIGHT, "en-GB")) {
            Page page = context.newPage();
            page.clock().install();
            page.navigate(ledger.url() + "/worklist?show=ALL");
            page.locator(".work a.row-title").first().focus();
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("k");
            String second = page.locator(".work a.row-title").nth(1).getAttribute("id");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo(second);

            ledger.post("/api/v1/commands/lodge-complaint", """
                    {"time": "%s", "data": {"customer": [{"kind": "EMAIL", "value": "news@example.org"}],
                      "complaintId": "NEWS-1", "channel": "WEB", "issue": "Heard of just now"}}
                    """.formatted(
                            Instant.now().minusSeconds(60)));

            ledger.awaitViews();
            page.clock().fastForward(NEWS_WITHIN.toMillis());

            page.getByText("Heard of just now").waitFor();
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo(second);
            String all = ledger.get("/api/v1/complaints?size=1")
                    .path("shows")
                    .path("ALL")
                    .asString();
            assertThat(page.locator("#news").textContent()).isEqualTo(all + " complaints");
            assertThat(page.locator("#show-ALL .count").textContent()).isEqualTo(all);
            page.keyboard().press("Enter");
            page.waitForURL("**/complaints/**");
        }
    }

    @Test
    void ends_in_a_working_day() {
        JsonNode worklist = ledger.get("/api/v1/complaints?size=1").path("shows");
        assertThat(worklist.path("OPEN").asInt()).isBetween(15, 45);
        assertThat(worklist.path("BREACHED").asInt()).isPositive();
        assertThat(worklist.path("UNOWNED").asInt()).isPositive();
        JsonNode care = ledger.get("/api/v1/care?size=1");
        assertThat(care.path("total").asInt()).isGreaterThanOrEqualTo(20);
        assertThat(care.path("kinds").propertyNames())
                .contains("PROMISE", "FOLLOW_UP", "WIN_BACK", "WELCOME"); // not every day is an anniversary
    }

    @Test
    void lets_the_worklist_be_narrowed_and_kept_without_scripts() {
        try (BrowserContext context = chromium.newContext(new Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setLocale("en-GB")
                .setBaseURL(ledger.url()))) {
            Page page = context.newPage();
            page.navigate("/worklist");
            Locator owners = page.locator(".facet").filter(new Locator.FilterOptions().setHasText("Owner"));
            owners.locator("summary").click();
            Locator owner = owners.locator(".choice").first();
            int expected = Integer.parseInt(owner.locator(".count").textContent());
            owner.click();
            page.waitForURL("**owner=handler-**");
            assertThat(page.locator(".work > .row").count()).isEqualTo(expected);
            assertThat(page.locator(".work").textContent()).doesNotContain("nobody’s yet");

            page.fill("#name", "My desk");
            page.locator("form[action='/worklist/saved'] button").click();
            page.waitForURL("**owner=handler-**");
            page.locator(".tab").last().click();
            page.navigate("/worklist");
            page.getByText("My desk").click();
            page.waitForURL("**owner=handler-**");
            assertThat(page.locator(".work > .row").count()).isEqualTo(expected);

            page.locator(".work a.row-title").first().click();
            page.waitForURL("**/complaints/**");
            assertThat(page.locator("#act").isVisible()).isTrue();
        }
    }

    static Stream<HowToPictures.Picture> pictures() {
        return HowToPictures.all();
    }

    /** What staff are told in docs/how-to can be done; ops/screenshots keeps the pictures in docs/images/desk. */
    @ParameterizedTest
    @MethodSource("pictures")
    void can_be_pictured_for_those_who_learn_to_use_it(HowToPictures.Picture picture) throws IOException {
        Path folder = Path.of(
                System.getProperty("pictures", SCREENSHOTS.resolve("how-to").toString()));
        Files.createDirectories(folder);
        try (BrowserContext context = context(Screen.DESK, ColorScheme.LIGHT, "en-GB")) {
            context.addCookies(List.of(new Cookie("working-as", "mia").setUrl(ledger.url())));
            byte[] small = SmallPng.of(picture.taken().apply(context.newPage()));
            Files.write(folder.resolve(picture.name() + ".png"), small);
            assertThat(small).hasSizeLessThan(200_000);
        }
    }

    /** What has an address of its own, as a run has, is led to once and asked for there from then on. */
    private static void show(Page page, Sights sight) {
        String known = ADDRESSES.get(sight);
        if (known != null) {
            page.navigate(known);
            return;
        }
        page.navigate(ledger.url() + sight.path);
        String begin = page.url();
        sight.on.accept(page);
        if (!page.url().equals(begin)) {
            ADDRESSES.put(sight, page.url());
        }
    }

    private static BrowserContext context(Screen screen, ColorScheme scheme, String language) {
        return chromium.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setColorScheme(scheme)
                .setLocale(language)
                .setBaseURL(ledger.url())
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    private static Path picture(Sights sight, Screen screen, ColorScheme scheme, String language) {
        return SCREENSHOTS.resolve(language).resolve(name(scheme)).resolve(name(sight) + "-" + name(screen) + ".png");
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
