package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Views as of a date, under a policy and made anew, and what is told of populations, through the packaged program. */
class ViewsOnDemandIT {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String THEN = "2025-06-30T23:59:59.999999999Z";

    @TempDir
    private static Path folder;

    private static LedgerProcess ledger;
    private static Path entries;

    @BeforeAll
    static void start() {
        entries = folder.resolve("entries.ndjson");
        assertThat(LedgerProcess.run("simulate", "--customers", "60", "--seed", "5", "-o", entries.toString())
                        .exitCode())
                .isZero();
        ledger = LedgerProcess.up(folder.resolve("data"));
        LedgerProcess.run("import", entries.toString(), "--url", ledger.url());
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void a_view_as_of_a_date_holds_what_each_journey_was_and_searches_find_it() {
        JsonNode before = ledger.awaitViews();
        assertThat(ledger.get("/api/v1/views"))
                .as("indices that were never rebuilt")
                .allSatisfy(index -> assertThat(index.path("position")).isEqualTo(before.path("head")));

        // made anew, the live view is the same
        var anew = LedgerProcess.run("rebuild", "all", "--json", "--url", ledger.url());
        assertThat(anew.exitCode()).as(anew.err()).isZero();
        assertThat(anew.json().path("events").asLong())
                .isEqualTo(before.path("events").asLong());
        assertThat(ledger.awaitViews().path("views").path(0).path("documents").asLong())
                .isEqualTo(before.path("views").path(0).path("documents").asLong())
                .isGreaterThanOrEqualTo(60);

        // as of a date, each document is the one of the journey's replay
        var then = LedgerProcess.run(
                "rebuild",
                "customers",
                "--occurred-until",
                "2025-06-30",
                "--into",
                "then",
                "--json",
                "--url",
                ledger.url());
        assertThat(then.exitCode()).as(then.err()).isZero();
        int compared = 0;
        String elasticsearch = before.path("elasticsearch").asString();
        for (JsonNode hit : ledger.ask(elasticsearch + "/journey-customers-side-then/_search?size=1000")
                .path("hits")
                .path("hits")) {
            String path = "/api/v1/journeys/" + hit.path("_id").asString();
            assertThat(ledger.get(path + "?in=then"))
                    .isEqualTo(ledger.get(path + "?occurredUntil=" + THEN))
                    .isEqualTo(hit.path("_source"));
            compared++;
        }
        assertThat(compared).isPositive();
        assertThat(LedgerProcess.run("views", "drop", "then", "--url", ledger.url())
                        .out())
                .isEqualTo("Dropped then\n");
        assertThat(LedgerProcess.run("views", "drop", "then", "--url", ledger.url()))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(2))
                .satisfies(refused -> assertThat(refused.err()).contains("There is no side index 'then'"));

        // a wrong policy is refused with what is wrong with it
        assertThat(LedgerProcess.run("rebuild", "customers", "--policy", entries.toString(), "--url", ledger.url()))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(1))
                .satisfies(refused -> assertThat(refused.err()).startsWith(entries + ": the policy has"));
        assertThat(LedgerProcess.run("rebuild", "customer", "--url", ledger.url()))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(2))
                .satisfies(refused ->
                        assertThat(refused.err()).contains("use customers, complaints, timeline, transitions or all"));
        assertThat(LedgerProcess.run("rebuild", "customer", "--json", "--url", ledger.url()))
                .satisfies(refused ->
                        assertThat(refused.json().path("parameter").asString()).isEqualTo("views"));

        // what was live before takes its place again, and goes on from there
        assertThat(LedgerProcess.run("views", "restore", "customers", "--json", "--url", ledger.url()))
                .satisfies(restored ->
                        assertThat(restored.json().path("state").asString()).isEqualTo("DONE"))
                .satisfies(restored -> assertThat(
                                restored.json().at("/indices/customers").asString())
                        .startsWith("journey-customers-v"));
        assertThat(LedgerProcess.run("letters", "--url", ledger.url()).exitCode())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            views drop nothing --json                          | name    | There is no side index 'nothing'
            letters retry J1.0                                 |         | There is no dead letter of the event J1.0
            letters evict J1.0 --json                          | eventId | There is no dead letter of the event J1.0
            imports rejects nothing                            |         | there is no import nothing
            export ndjson --view customers --in nothing        |         | there is no side index of that name
            import pom.xml --mapping cdnaw                     |         | there is no mapping “cdnaw”; shipped are ndjson
            """)
    void a_name_of_nothing_is_wrong_usage(String line, @Nullable String parameter, String words) {
        List<String> command = new ArrayList<>(List.of(line.split(" ")));
        command.addAll(List.of("--url", ledger.url()));

        var refused = LedgerProcess.run(command.toArray(String[]::new));

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
        assertThat(refused.out() + refused.err()).contains(words);
        if (parameter != null) {
            assertThat(refused.json().path("parameter").asString()).isEqualTo(parameter);
        }
    }

    @Test
    void programs_are_told_what_became_of_a_dead_letter() throws SQLException {
        ledger.awaitViews();
        BrokenEvent broken = BrokenEvent.in(folder.resolve("data").resolve("ledger.db"));
        LedgerProcess.run("rebuild", "timeline", "--into", "broken", "--url", ledger.url()); // finds it

        var tried = letters("retry", broken.id());
        assertThat(tried.exitCode()).as(tried.err()).isEqualTo(1);
        assertThat(tried.err()).contains("Event " + broken.id() + " keeps its journey parked");
        assertThat(tried.json().path("told").asBoolean(true)).isFalse();
        assertThat(tried.json().at("/left/eventId").asString()).isEqualTo(broken.id());
        assertThat(tried.json().at("/left/attempts").asInt()).isEqualTo(2);

        var evicted = letters("evict", broken.id());
        assertThat(evicted.exitCode()).as(evicted.err()).isZero();
        assertThat(evicted.json().path("told").asBoolean()).isTrue();
        assertThat(evicted.json().path("left").isNull()).isTrue();

        broken.mend();
        var told = letters("retry", broken.id());
        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.json().path("told").asBoolean()).isTrue();
        assertThat(LedgerProcess.run("views", "drop", "broken", "--url", ledger.url())
                        .exitCode())
                .isZero();
    }

    private static LedgerProcess.Ended letters(String action, String event) {
        return LedgerProcess.run("letters", action, event, "--json", "--url", ledger.url());
    }

    /** The first would make the live view anew instead of one as of a date. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /api/v1/rebuilds   | {'views': ['customers'], 'ocurredUntil': '2025-06-30T00:00:00Z'} | There is no field 'ocurredUntil' here; there are into, occurredUntil, policy, recordedUntil, views
            /api/v1/audits     | {'vievs': ['customers']}                                         | There is no field 'vievs' here; there are repair, views
            /api/v1/rebuilds   | {'views': ['customers'], 'recordedUntil': 'yesterday'}           | The value of 'recordedUntil' is not what is expected there
            /api/v1/rehearsals | {'from': {                                                       | The body is no JSON that can be read, at line 1, column
            /api/v1/models/fit | {'until'                                                         | The body is no JSON that can be read, at line 1, column
            /api/v1/commands/record-purchase | {'data': {                                         | The body is no JSON that can be read, at line 1, column
            """)
    void what_cannot_be_read_is_refused_with_what_is_wrong(String path, String body, String why) {
        var answer = ledger.post(path, "application/json", body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("code").asString()).isEqualTo("unreadable-body");
        assertThat(JSON.readTree(answer.body()).path("detail").asString()).startsWith(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            GET    | /api/v1/policies/nothing                            | 404 | No policy of the version nothing is known
            POST   | /api/v1/dead-letters/J1.0/retry                     | 404 | There is no dead letter of the event J1.0
            DELETE | /api/v1/views/side/nothing                          | 404 | There is no side index 'nothing'
            GET    | /api/v1/rebuilds/nothing                            | 404 | this process knows no rebuild nothing, or no more
            GET    | /api/v1/journeys/J1?occurredUntil=2999-01-01T00:00:00Z | 400 | occurredUntil is '2999-01-01T00:00:00Z', which lies in the future
            GET    | /api/v1/exports/xes?recordedUntil=2999-01-01T00:00:00Z | 400 | recordedUntil is '2999-01-01T00:00:00Z', which lies in the future
            """)
    void what_is_not_there_and_what_is_still_to_come_is_said_of_what_was_asked(
            String method, String path, int status, String why) {
        var answer = ledger.request(method, path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("detail").asString()).startsWith(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /api/v1/rebuilds   | {'views': ['all'], 'recordedUntil': '2999-01-01T00:00:00Z'} | recordedUntil
            /api/v1/rehearsals | {'to': {'occurredUntil': '2999-01-01T00:00:00Z'}}           | occurredUntil
            /api/v1/models/fit | {'until': '2999-01-01'}                                     | until
            """)
    void every_runner_refuses_what_is_still_to_come_by_its_name(String path, String body, String parameter) {
        var answer = ledger.post(path, "application/json", body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo("invalid-parameter");
        assertThat(problem.path("parameter").asString()).isEqualTo(parameter);
        assertThat(problem.path("detail").asString()).contains("which lies in the future");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'from': {'occurredUntil': '2025-06-30T00:00:00Z'}, 'to': {'occurredUntil': '2025-06-30T00:00:00Z'}}"
            })
    void a_rehearsal_of_one_reading_with_itself_is_refused(String body) {
        var answer = ledger.post("/api/v1/rehearsals", "application/json", body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("detail").asString())
                .startsWith("from and to are the same policy at the same dates");
    }

    @Test
    void an_event_log_has_the_events_of_its_journeys_and_is_there_only_when_it_is_whole() throws IOException {
        ledger.awaitViews();
        Path log = folder.resolve("log.ocel.json");
        Path compressed = folder.resolve("log.xes.gz");

        assertThat(export("ocel", "-o", log.toString()).exitCode()).isZero();
        LedgerProcess.Ended cut = export(
                "xes",
                "--occurred-until",
                "2025-06-30",
                "--query",
                "loyalty.frequency:>2",
                "-o",
                compressed.toString());

        JsonNode ocel = JSON.readTree(Files.readAllBytes(log));
        assertThat(ocel.path("events").size()).isGreaterThan(500);
        assertThat(cut.exitCode()).as(cut.err()).isZero();
        assertThat(cut.err()).contains("journeys match", "only those that had begun by then are in it");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(compressed))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<trace>")
                    .doesNotContain("\"time:timestamp\" value=\"2025-07")
                    .endsWith("</log>\n");
        }
        assertThat(export(
                        "xes",
                        "--case",
                        "order",
                        "-o",
                        folder.resolve("none.xes").toString()))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(2))
                .satisfies(refused -> assertThat(refused.err()).contains("use one of journey, complaint"));
        assertThat(export("xes", "--occurred-until", "June").err()).contains("use a date such as");
        assertThat(export("ocel", "--recorded-until", "2999-01-01").err())
                .contains("lies in the future", "leave it out");
        assertThat(folder.resolve("none.xes")).doesNotExist();
        assertThat(folder.resolve("none.xes.new")).doesNotExist();
    }

    /** What comes in from the Bureau's file goes out as it was, and what goes out comes in as the same facts. */
    @Test
    void complaints_of_the_bureau_go_out_as_they_came_in() throws IOException {
        List<List<String>> came = SixteenColumns.sample();

        List<List<String>> first = throughTheLedger("bureau.csv", came);
        // Under other numbers they are other complaints, so that they come in again.
        List<List<String>> renumbered = SixteenColumns.renumbered(first, "9");
        List<List<String>> second = throughTheLedger("again.csv", renumbered);

        assertThat(first).isEqualTo(SixteenColumns.asToday(came));
        assertThat(second).isEqualTo(renumbered);
    }

    /** The Bureau's own file, where it is at hand. */
    @Test
    void the_real_file_of_the_bureau_goes_out_as_it_came_in() throws IOException {
        Path real = Path.of("../../../shared/data/cfpb/cfpb_official_v2-public.csv");
        assumeThat(real).as("the file lies beside the repository").exists();
        List<List<String>> came = SixteenColumns.of(Files.readString(real));

        List<List<String>> first = throughTheLedger("real.csv", came);

        assertThat(first).isEqualTo(SixteenColumns.asToday(came)).hasSize(30);
    }

    @Test
    void personal_text_leaves_with_consent_or_when_it_is_asked_for() throws IOException {
        List<List<String>> came = SixteenColumns.renumbered(SixteenColumns.sample(), "8");
        throughTheLedger("personal.csv", came);
        String first = "complaintId:" + SixteenColumns.ids(came).getFirst();
        String narrative = "Two lines";

        assertThat(export("cfpb", "--query", first).out()).contains("Bank, One").doesNotContain(narrative, "850XX");
        assertThat(export("cfpb", "--query", first, "--personal", "consented").out())
                .doesNotContain(narrative);
        ledger.post(
                "/api/v1/commands/grant-consent",
                "{\"data\": {\"customer\": [{\"kind\": \"REFERENCE\", \"value\": \"cfpb:"
                        + SixteenColumns.ids(came).getFirst()
                        + "\"}], \"purpose\": \"publication\"}}");
        assertThat(export("cfpb", "--query", first, "--personal", "consented").out())
                .contains(narrative, "850XX");
        assertThat(export("xes", "--case", "complaint", "--query", first).out())
                .contains("complaint.lodged")
                .doesNotContain(narrative);
    }

    private static List<List<String>> throughTheLedger(String name, List<List<String>> rows) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, SixteenColumns.write(rows));
        LedgerProcess.Ended imported =
                LedgerProcess.run("import", file.toString(), "--mapping", "cfpb", "--url", ledger.url());
        assertThat(imported.exitCode()).as(imported.out() + imported.err()).isZero();
        ledger.awaitViews();
        Path out = folder.resolve("out-" + name);
        String ids = String.join(" OR ", SixteenColumns.ids(rows));
        LedgerProcess.Ended exported =
                export("cfpb", "--personal", "all", "--query", "complaintId:(" + ids + ")", "-o", out.toString());
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        return SixteenColumns.of(Files.readString(out));
    }

    private static LedgerProcess.Ended export(String form, String... options) {
        List<String> words = new ArrayList<>(List.of("export", form, "--url", ledger.url()));
        words.addAll(List.of(options));
        return LedgerProcess.run(words.toArray(String[]::new));
    }
}
