package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The dashboards of the running demo: the file for Kibana by the command line, its picture of Vega drawn, and our own
 * page.
 */
class DashboardsIT extends AtTheDemo {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path PICTURES = Path.of("target", "screenshots", "dashboards");

    @TempDir
    private static Path folder;

    @Test
    void the_command_line_writes_the_file_that_the_server_gives() throws IOException {
        Path file = folder.resolve("kibana.ndjson");

        assertThat(LedgerProcess.run("export", "kibana", "-o", file.toString(), "--url", ledger.url())
                        .exitCode())
                .isZero();

        List<String> lines = Files.readAllLines(file);
        assertThat(JSON.readTree(lines.getLast()).path("exportedCount").asInt()).isEqualTo(lines.size() - 1);
        assertThat(folder.resolve("kibana.ndjson.new")).doesNotExist();
    }

    @Test
    void a_language_that_there_is_not_leaves_no_file() {
        Path file = folder.resolve("french.ndjson");

        LedgerProcess.Ended ended =
                LedgerProcess.run("export", "kibana", "--language", "fr", "-o", file.toString(), "--url", ledger.url());

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("en, zh-TW, zh-CN");
        assertThat(file).doesNotExist();
    }

    @Test
    void vega_draws_the_flow_of_stages_from_the_answer_of_elasticsearch() throws IOException {
        ObjectNode spec = spec();
        ObjectNode flows = (ObjectNode) spec.path("data").get(1);
        JsonNode url = flows.remove("url");
        String elasticsearch =
                ledger.get("/api/v1/status").path("elasticsearch").asString();
        // As Kibana does it: the answer in the place of the question.
        flows.set(
                "values",
                ledger.ask(elasticsearch + "/" + url.path("index").asString()
                        + "/_search?source_content_type=application/json&source="
                        + URLEncoder.encode(url.path("body").toString(), StandardCharsets.UTF_8)));
        try (BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setViewportSize(760, 440))) {
            Page page = context.newPage();
            page.setContent("<body style='margin:0;background:#fff'><div id='flow'></div></body>");
            page.evaluate(vega());
            page.evaluate(
                    "spec => new vega.View(vega.parse(spec), {renderer: 'svg', container: '#flow'})"
                            + ".width(720).height(400).runAsync().then(() => true)",
                    JSON.convertValue(spec, Object.class));

            assertThat(page.locator("#flow .mark-path path").count()).isGreaterThan(4);
            assertThat(page.locator("#flow").textContent())
                    .containsPattern("Newcomers 40\\d")
                    .containsPattern("Prospect 40\\d");
            Files.createDirectories(PICTURES);
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("vega.png")));
        }
    }

    @Test
    void the_page_says_the_same_without_a_script() {
        try (BrowserContext context =
                chromium.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(ledger.url() + "/dashboards/overview?stage=LOYAL");

            assertThat(page.locator("details[open] table").count())
                    .isEqualTo(page.locator(".chart").count())
                    .isGreaterThan(4);
            assertThat(page.locator("#choose-stage").inputValue()).isEqualTo("LOYAL");
            assertThat(page.locator("section:has(#card-stages) tbody tr").count())
                    .isEqualTo(1);
        }
    }

    @Test
    void every_channel_has_its_name_at_the_axis() {
        try (BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800))) {
            Page page = context.newPage();
            page.navigate(ledger.url() + "/dashboards/overview");
            page.locator("section:has(#card-preferred-channels) .chart.is-drawn canvas")
                    .hover();

            assertThat((List<?>) page.evaluate("""
                    () => {
                        const place = document.querySelector("section:has(#card-preferred-channels) .chart");
                        const drawn = echarts.getInstanceByDom(place).getZr().storage.getDisplayList(true).map(shape => shape.style.text);
                        return JSON.parse(place.dataset.chart).categories.map(mark => mark.name).filter(name => !drawn.includes(name));
                    }
                    """)).isEmpty();
        }
    }

    @Test
    void the_script_keeps_to_the_policy_of_the_page() {
        try (BrowserContext context = chromium.newContext(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            List<String> said = new ArrayList<>();
            page.onConsoleMessage(message -> said.add(text(message)));
            page.onPageError(said::add);
            page.navigate(ledger.url() + "/dashboards/overview");
            page.locator(".chart.is-drawn canvas").first().hover();

            assertThat(page.locator("details[open]").count()).isZero();
            assertThat(said).isEmpty();
        }
    }

    private static String text(ConsoleMessage message) {
        return message.type() + " " + message.text();
    }

    private static ObjectNode spec() throws IOException {
        Path file = folder.resolve("for-vega.ndjson");
        assertThat(LedgerProcess.run("export", "kibana", "-o", file.toString(), "--url", ledger.url())
                        .exitCode())
                .isZero();
        JsonNode visualization = Files.readAllLines(file).stream()
                .map(JSON::readTree)
                .filter(object -> object.path("type").asString().equals("visualization"))
                .findFirst()
                .orElseThrow();
        JsonNode state = JSON.readTree(visualization.at("/attributes/visState").asString());
        return (ObjectNode) JSON.readTree(state.at("/params/spec").asString());
    }

    private static String vega() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                DashboardsIT.class.getResourceAsStream("/META-INF/resources/webjars/vega/5.32.0/vega.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
