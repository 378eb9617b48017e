package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why something is not begun, in the language of whoever asked for it; what machines call by name stays as it is. */
class RefusedInWordsIT extends AtTheDemo {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @ParameterizedTest
    @CsvSource({
        "en-GB, There is no previous index of transitions to be restored",
        "zh-CN, transitions 没有可恢复的先前索引",
        "zh-TW, transitions 沒有可還原的先前索引",
    })
    void a_view_that_cannot_be_restored(String language, String words) {
        try (BrowserContext context = context(language)) {
            Page page = context.newPage();
            page.navigate("/views");
            // No page offers it: somebody else was quicker.
            page.evaluate("const form = document.querySelector(\"form[action='/views/rebuild']\");"
                    + " form.action = '/views/transitions/restore'; form.submit()");

            said(page, words, "restore-" + language);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, “Über” is no name for a side index",
        "zh-CN, “Über”不能作为并存索引的名称",
        "zh-TW, 「Über」不能作為並存索引的名稱",
    })
    void a_side_index_that_cannot_be_called_so(String language, String words) {
        try (BrowserContext context = context(language)) {
            Page page = context.newPage();
            page.navigate("/views");
            page.fill("#into", "Über");
            page.evaluate("document.querySelector(\"form[action='/views/rebuild']\").submit()");

            said(page, words, "rebuild-" + language);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, mapping: nome is not known here; there are",
        "zh-CN, 映射规则：此处不认得 nome；可用的有",
        "zh-TW, 對應規則：此處不認得 nome；可用的有",
    })
    void a_mapping_that_cannot_be_used(String language, String words) {
        try (BrowserContext context = context(language)) {
            Page page = context.newPage();
            page.navigate("/imports");
            page.setInputFiles("#file", file("till.csv", "id\n1\n"));
            page.selectOption("#mapping", "telco");
            page.setInputFiles("#mappingFile", file("till.yaml", "nome: till\n"));
            page.locator("main form button").click();

            said(page, words, "mapping-" + language);
            assertThat(page.inputValue("#mapping")).as("what was chosen").isEqualTo("telco");
        }
    }

    private static void said(Page page, String words, String name) {
        Locator problem = page.locator("main .problem[role=alert]");
        problem.waitFor();
        assertThat(problem.textContent()).contains(words);
        assertThat(problem.getAttribute("lang"))
                .as("said in the language of the page")
                .isNull();
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("refused-" + name + ".png")));
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    private static BrowserContext context(String language) {
        return chromium.newContext(
                new Browser.NewContextOptions().setLocale(language).setBaseURL(ledger.url()));
    }
}
