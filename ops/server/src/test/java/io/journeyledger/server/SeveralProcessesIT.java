package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.journeyledger.elasticsearch.SharedElasticsearch;
import io.journeyledger.store.support.PrivatePostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One installation of several processes with a role each, on PostgreSQL and one Elasticsearch. */
class SeveralProcessesIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static String database;

    @TempDir
    static Path folder;

    @BeforeAll
    static void make() {
        assumeTrue(PrivatePostgres.isInstalled(), "PostgreSQL is not installed: no initdb and postgres found");
        database = PrivatePostgres.shared().newDatabase();
    }

    @Test
    void what_one_takes_another_derives_and_a_third_shows_and_a_fourth_derives_after_a_kill() {
        try (LedgerProcess command = up("command", "command");
                LedgerProcess first = up("first", "projection");
                LedgerProcess query = up("query", "query")) {
            record(command, "1");
            awaitDocument(query, "1");

            try (LedgerProcess second = up("second", "projection")) {
                assertKnowsWhatAnotherFollows(second);
                assertRebuilds(second);
                assertLeadsOnlyToWhatItServes(second);
                record(command, "2");
                awaitDocument(query, "2");

                first.kill();
                record(command, "3");

                awaitDocument(query, "3");
                assertKnowsWhatAnotherFollows(second);
            }
            assertSaysWhoRecords(query);
        }
    }

    /** The one that waits for its turn tells of the views what is so, and not what it did. */
    private static void assertKnowsWhatAnotherFollows(LedgerProcess second) {
        // A document can be found just before the token of its batch is committed.
        await().atMost(LONGEST).untilAsserted(() -> {
            JsonNode status = second.get("/api/v1/status");
            assertThat(status.path("ready").asBoolean()).isTrue();
            assertThat(status.path("head").asLong()).isPositive();
            assertThat(status.path("views")).hasSize(4).allSatisfy(view -> {
                assertThat(view.path("position").asLong())
                        .isEqualTo(status.path("head").asLong());
                assertThat(view.path("lagEvents").asLong()).isZero();
            });
        });
    }

    private static void assertRebuilds(LedgerProcess second) {
        LedgerProcess.Ended ended = LedgerProcess.run("rebuild", "all", "--json", "--url", second.url());
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(second.get("/api/v1/views"))
                .filteredOn(index -> index.path("state").asString().equals("previous"))
                .isNotEmpty()
                .allSatisfy(index -> assertThat(index.path("position").asLong())
                        .as(index.toString())
                        .isPositive());
        LedgerProcess.Ended audit = LedgerProcess.run("audit", "all", "--url", second.url());
        assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
    }

    private static void assertLeadsOnlyToWhatItServes(LedgerProcess projection) {
        HttpResponse<String> rehearsal = projection.post(
                "/views/rehearsals", "application/x-www-form-urlencoded", "fromOccurred=2020-01-01T00%3A00");
        String run = rehearsal.headers().firstValue("Location").orElseThrow();
        String changes = await().atMost(LONGEST)
                .until(() -> projection.look(run).body(), page -> page.contains("id=\"changes\""));
        String views = projection.look(projection.url() + "/views").body();
        assertThat(changes).contains("class=\"row-title id\">").doesNotContain("href=\"/journeys/", "href=\"\"");
        assertThat(views).contains("journey-customers-v").doesNotContain("/api/v1/exports/");
    }

    /** No bus connects it with the process that records. */
    private static void assertSaysWhoRecords(LedgerProcess query) {
        HttpResponse<String> answer = query.post(
                "/customers/new",
                "application/x-www-form-urlencoded",
                "kind=EMAIL&value=new%40example.org&channel=PHONE_AGENT&direction=INBOUND&purpose=question&actor=ann&form=f1");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("cannot be reached from here", "value=\"new@example.org\"");
    }

    private static void record(LedgerProcess command, String order) {
        command.post("/api/v1/commands/record-purchase", """
                {"data": {"customer": [{"kind": "EMAIL", "value": "order%s@example.org"}], "orderId": "%s",
                 "lines": [{"product": "kettle", "quantity": 1}], "total": {"amount": 29.90, "currency": "EUR"},
                 "channel": "WEB"}}""".formatted(order, order));
    }

    private static void awaitDocument(LedgerProcess query, String order) {
        String address = query.url() + "/api/v1/search?identifier=order" + order + "@example.org";
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).until(() -> {
            HttpResponse<String> answer = query.look(address); // 503 until the first index is there
            return answer.statusCode() == 200 && answer.body().contains("\"events\":2");
        });
    }

    private static LedgerProcess up(String name, String role) {
        return LedgerProcess.up(
                folder.resolve(name),
                Map.of(
                        "JOURNEY_ROLES",
                        role,
                        "JOURNEY_STORE",
                        "postgresql",
                        "JOURNEY_POSTGRESQL_URL",
                        database,
                        "JOURNEY_MASTER_KEY",
                        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "JOURNEY_ELASTICSEARCH_URL",
                        SharedElasticsearch.url().toString()));
    }
}
