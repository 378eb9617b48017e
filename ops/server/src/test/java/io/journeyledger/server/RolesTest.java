package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.journeyledger.projections.role.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a process answers that has one role only. No Elasticsearch is there. */
class RolesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    @Test
    void a_process_that_only_takes_entries_shows_the_page_of_imports_in_the_frame_of_all_pages() throws Exception {
        try (ConfigurableApplicationContext process = process("command")) {
            HttpResponse<String> page = get(process, "/imports");

            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains("<h1>Imports</h1>", "class=\"masthead\"");
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
            String style = page.body().replaceAll("(?s).*href=\"(/assets/ledger[^\"]*\\.css)\".*", "$1");
            assertThat(get(process, style).statusCode()).as(style).isEqualTo(200);
            assertThat(send(process, "POST", "/imports", "{}").statusCode())
                    .as("what is no form")
                    .isEqualTo(415);
        }
    }

    @Test
    void a_process_that_only_takes_entries_tells_of_conflicts_and_leads_to_no_page_of_others() throws Exception {
        String note = "{\"data\":{\"customer\":[%s],\"topic\":\"time\",\"value\":\"mornings\"}}";
        String ann = "{\"kind\":\"EMAIL\",\"value\":\"ann@example.org\"}";
        String bea = "{\"kind\":\"EMAIL\",\"value\":\"bea@example.org\"}";
        try (ConfigurableApplicationContext process = process("command")) {
            String path = "/api/v1/commands/note-preference";
            String journey = JSON.readTree(
                            send(process, "POST", path, note.formatted(ann)).body())
                    .path("journey")
                    .asString();
            send(process, "POST", path, note.formatted(bea));
            assertThat(send(process, "POST", path, note.formatted(ann + "," + bea))
                            .statusCode())
                    .isEqualTo(409);

            assertThat(get(process, "/conflicts").body())
                    .contains("1 entry, the last one", ">" + journey + "</a>")
                    .doesNotContain("href=\"/journeys/");
        }
    }

    @Test
    void a_process_that_only_takes_entries_refuses_parameters_that_nobody_reads() throws Exception {
        try (ConfigurableApplicationContext process = process("command")) {
            HttpResponse<String> answer = send(process, "POST", "/api/v1/commands/note-preference?dryRun=true", """
                    {"data":{"customer":[{"kind":"EMAIL","value":"tried@example.org"}],"topic":"time","value":"mornings"}}""");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(problem.path("code").asString()).isEqualTo("invalid-parameter");
            assertThat(problem.path("parameter").asString()).isEqualTo("dryRun");
            assertThat(JSON.readTree(get(process, "/api/v1/status").body())
                            .path("events")
                            .asLong())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/rebuilds", "/api/v1/audits", "/api/v1/rehearsals", "/api/v1/dead-letters"})
    void a_process_that_only_projects_tells_of_what_only_it_can_do(String path) throws Exception {
        try (ConfigurableApplicationContext process = process("projection")) {
            HttpResponse<String> answer = get(process, path);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(JSON.readTree(answer.body()).isArray()).isTrue();
        }
    }

    @Test
    void a_process_that_only_answers_says_who_rebuilds() throws Exception {
        try (ConfigurableApplicationContext process = process("query")) {
            HttpResponse<String> answer = send(process, "POST", "/api/v1/rebuilds", "{\"views\":[\"all\"]}");

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(JSON.readTree(answer.body()).path("detail").asString()).contains("the role projection");
        }
    }

    @ParameterizedTest
    @CsvSource({"command, /", "command, /worklist", "projection, /", "projection, /imports", "query, /imports"})
    void a_page_of_another_role_is_not_there_and_says_why(String role, String path) throws Exception {
        try (ConfigurableApplicationContext process = process(role)) {
            HttpResponse<String> page = get(process, path);

            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).contains("class=\"masthead\"", "This process has no role but " + role);
            assertThat(page.body().contains("Search for the customer"))
                    .as("advice that can be followed here")
                    .isEqualTo(role.equals("query"));
        }
    }

    @ParameterizedTest
    @CsvSource({"command, /imports", "projection, /views", "query, /", "'command,query', /"})
    void the_frame_of_pages_leads_only_to_what_this_process_serves(String roles, String home) throws Exception {
        try (ConfigurableApplicationContext process = process(roles)) {
            String page = get(process, "/nowhere").body();

            assertThat(page).contains("class=\"brand\" href=\"" + home + "\"");
            for (String address : addresses(page)) {
                // Without Elasticsearch pages of views are 503; the switch of languages is none to be read.
                assertThat(get(process, address).statusCode()).as(address).isNotEqualTo(404);
            }
        }
    }

    @Test
    void the_frame_leads_to_all_pages_where_the_processes_are_one_site() throws Exception {
        try (ConfigurableApplicationContext process = process("command", "journey.one-site=true")) {
            assertThat(addresses(get(process, "/imports").body()))
                    .contains("/", "/worklist", "/care", "/search", "/dashboards", "/imports", "/views");
        }
    }

    @ParameterizedTest
    @CsvSource({"command, /api/v1/customers", "projection, /api/v1/imports", "query, /api/v1/imports"})
    void a_question_to_another_role_is_a_problem_that_says_why(String role, String path) throws Exception {
        try (ConfigurableApplicationContext process = process(role)) {
            HttpResponse<String> answer = get(process, path);

            assertThat(answer.statusCode()).isEqualTo(404);
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(problem.path("code").asString()).isEqualTo("not-found");
            assertThat(problem.path("detail").asString())
                    .isEqualTo("this process has no role but " + role + ": ask one that has another");
        }
    }

    @Test
    void a_process_with_all_roles_sends_nobody_elsewhere() throws Exception {
        try (ConfigurableApplicationContext process = process("command,projection,query")) {
            assertThat(get(process, "/nowhere").body()).contains("masthead").doesNotContain("no role but");
            assertThat(JSON.readTree(get(process, "/api/v1/nowhere").body())
                            .path("detail")
                            .asString())
                    .isEqualTo("there is no such address: /api/v1/openapi lists those there are");
        }
    }

    /** As a list is written in application.yaml. */
    @Test
    void roles_may_be_given_one_by_one() throws Exception {
        try (ConfigurableApplicationContext process =
                processWith("journey.roles[0]=projection", "journey.roles[1]=command")) {
            assertThat(get(process, "/customers").body()).contains("This process has no role but command,projection");
            // Without Elasticsearch it is 503.
            assertThat(get(process, "/views").statusCode()).isNotEqualTo(404);
            assertThat(get(process, "/imports").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Query", "COMMAND", "queries", ""})
    void a_role_that_is_not_there_is_refused(String name) {
        MockEnvironment settings = new MockEnvironment().withProperty("journey.roles", name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Role.of(settings))
                .withMessage("journey.roles names '" + name + "'; there are [command, projection, query]");
    }

    private static Set<String> addresses(String page) {
        return Pattern.compile("(?:href|action)=\"(/[^\"]*)\"")
                .matcher(page)
                .results()
                .map(address -> address.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private ConfigurableApplicationContext process(String roles, String... further) throws Exception {
        return processWith(Stream.concat(Stream.of("journey.roles=" + roles), Stream.of(further))
                .toArray(String[]::new));
    }

    private ConfigurableApplicationContext processWith(String... settings) throws Exception {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("uploads"));
        return new SpringApplicationBuilder(LedgerApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .run(Stream.concat(
                                Stream.of(
                                        "journey.data=" + data,
                                        "journey.elasticsearch.url=http://127.0.0.1:9",
                                        "server.port=0",
                                        "logging.file.name=" + folder.resolve("log")),
                                Stream.of(settings))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext process, String path) throws Exception {
        return send(process, "GET", path, "");
    }

    private static HttpResponse<String> send(
            ConfigurableApplicationContext process, String method, String path, String json) throws Exception {
        String port = process.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
