package io.journeyledger.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchChildTest {
    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void keeps_its_documents_over_a_stop_and_over_the_death_of_its_program() throws Exception {
        // given a document stored by a server that was stopped
        try (ElasticsearchChild first = start()) {
            request(first.url(), "PUT", "/journeys/_doc/1?refresh=true", "{\"stage\":\"LOYAL\"}");
            assertThat(request(first.url(), "GET", "/journeys/_search?q=stage:loyal", ""))
                    .contains("\"LOYAL\"");
        }

        // when another program starts one in the same folder, and is killed after it stored a second document
        long orphan = storeAndBeKilled("/journeys/_doc/2", "{\"stage\":\"AT_RISK\"}");

        // then that server goes, at the latest when a third starts, and the third has both documents
        try (ElasticsearchChild third = start()) {
            await().atMost(BOUND).until(() -> ProcessHandle.of(orphan).isEmpty());
            assertThat(request(third.url(), "GET", "/journeys/_doc/1", "")).contains("\"LOYAL\"");
            assertThat(request(third.url(), "GET", "/journeys/_doc/2", "")).contains("\"AT_RISK\"");
            assertThat(temporaryFoldersOfLaunchers())
                    .as("not where everybody's are, and not one more with each start")
                    .hasSize(1);
        }
    }

    private List<Path> temporaryFoldersOfLaunchers() throws IOException {
        try (Stream<Path> temporary = Files.list(folder.resolve("tmp"))) {
            return temporary
                    .filter(path -> path.getFileName().toString().startsWith("final-flags"))
                    .toList();
        }
    }

    private ElasticsearchChild start() {
        return ElasticsearchChild.start(ElasticsearchSettings.in(folder).forShortRun());
    }

    /** Process id of the server that the killed program leaves behind. */
    private long storeAndBeKilled(String path, String document) throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildUntilKilled.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            URI url = URI.create(output.readLine());
            request(url, "PUT", path, document);
            return Long.parseLong(Files.readString(folder.resolve("server.pid")).strip());
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void refuses_a_folder_that_is_in_use() throws Exception {
        try (FolderLock _ = FolderLock.take(new ChildFolder(folder))) {
            assertThatExceptionOfType(ElasticsearchFailure.class)
                    .isThrownBy(this::start)
                    .withMessageContaining("Another running program uses the Elasticsearch folder " + folder);
        }
    }

    @Test
    void refuses_a_port_that_is_taken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(ElasticsearchFailure.class)
                    .isThrownBy(() -> ElasticsearchChild.start(
                            ElasticsearchSettings.in(folder).withHttpPort(other.getLocalPort())))
                    .withMessageContaining("Port " + other.getLocalPort());
        }
    }

    @Test
    void tells_in_the_last_lines_of_its_log_why_it_did_not_start() {
        assertThatExceptionOfType(ElasticsearchFailure.class)
                .isThrownBy(() -> ElasticsearchChild.start(
                        ElasticsearchSettings.in(folder).withJvmOptions(List.of("-XX:NoSuchOption"))))
                .withMessageContaining("Last lines of " + folder)
                .withMessageContaining("NoSuchOption");
    }

    @Test
    void leaves_alone_a_process_that_a_stale_pid_file_names_by_chance() throws Exception {
        Files.writeString(
                folder.resolve("launcher.pid"),
                Long.toString(ProcessHandle.current().pid()));
        Files.writeString(folder.resolve("server.pid"), "half writ");

        Orphan.stop(new ChildFolder(folder.toRealPath()), BOUND);

        assertThat(folder.resolve("launcher.pid")).doesNotExist();
        assertThat(folder.resolve("server.pid")).doesNotExist();
    }

    private static String request(URI url, String method, String path, String body)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(url.resolve(path))
                            .header("Content-Type", "application/json")
                            .timeout(BOUND)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isLessThan(300);
            return response.body();
        }
    }
}
