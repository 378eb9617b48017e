package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.intake.file.ImportJobs;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rejected rows of an import, page by page. */
class RejectsByPageTest {

    @TempDir
    Path folder;

    @Test
    void who_reads_further_while_an_import_runs_is_left_there_and_finds_back() throws Exception {
        try (ConfigurableApplicationContext process = CommandProcess.in(folder)) {
            String page = "/imports/" + running(process);
            assertThat(get(process, page)).contains("no JSON 1<").doesNotContain("no JSON 51<");

            String next = link(get(process, page), "More rejected rows");
            String further = get(process, next);

            assertThat(further).contains("no JSON 51<").doesNotContain("no JSON 1<");
            assertThat(further).as("what is asked for every second").contains("hx-get=\"" + next + "\"");
            assertThat(link(further, "From the first")).isEqualTo(page);
            assertThat(get(process, page)).doesNotContain("From the first");
        }
    }

    private static String link(String page, String words) {
        Matcher link =
                Pattern.compile("<a [^>]*href=\"([^\"]+)\">" + words + "</a>").matcher(page);
        assertThat(link.find()).as(words).isTrue();
        return link.group(1);
    }

    /** @return the id of an import of which all rows up to now were rejected */
    private static String running(ConfigurableApplicationContext process) throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int row = 1; row <= 60; row++) {
            rows.append("no JSON ").append(row).append('\n');
        }
        ImportJobs jobs = process.getBean(ImportJobs.class);
        String id = jobs.start(
                        new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)),
                        "rows.ndjson",
                        "ndjson")
                .id();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> jobs.find(id).orElseThrow().state().isOver());
        // As it was before its last row.
        process.getBean(JdbcTemplate.class).update("UPDATE import_job SET state = 'RUNNING' WHERE id = ?", id);
        return id;
    }

    private static String get(ConfigurableApplicationContext process, String path) throws Exception {
        String port = process.getEnvironment().getProperty("local.server.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
