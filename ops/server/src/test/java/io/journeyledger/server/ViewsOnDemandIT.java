package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Views as of a date, under a policy and made anew, through the packaged program. */
class ViewsOnDemandIT {

    private static final String THEN = "2025-06-30T23:59:59.999Z";

    @TempDir
    Path folder;

    @Test
    void a_view_as_of_a_date_holds_what_each_journey_was_and_searches_find_it() {
        Path entries = folder.resolve("entries.ndjson");
        assertThat(LedgerProcess.run("simulate", "--customers", "60", "--seed", "5", "-o", entries.toString())
                        .exitCode())
                .isZero();
        try (LedgerProcess ledger = LedgerProcess.up(folder.resolve("data"))) {
            LedgerProcess.run("import", entries.toString(), "--url", ledger.url());
            JsonNode before = ledger.awaitViews();

            // made anew, the live view is the same
            var anew = LedgerProcess.run("rebuild", "all", "--json", "--url", ledger.url());
            assertThat(anew.exitCode()).as(anew.err()).isZero();
            assertThat(anew.json().path("events").asLong())
                    .isEqualTo(before.path("events").asLong());
            assertThat(ledger.awaitViews()
                            .path("views")
                            .path(0)
                            .path("documents")
                            .asLong())
                    .isEqualTo(60);

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
            for (JsonNode hit : ledger.ask(elasticsearch + "/journey-customers-side-then/_search?size=100")
                    .path("hits")
                    .path("hits")) {
                String path = "/api/v1/journeys/" + hit.path("_id").asString();
                assertThat(ledger.get(path + "?in=then"))
                        .isEqualTo(ledger.get(path + "?occurredUntil=" + THEN))
                        .isEqualTo(hit.path("_source"));
                compared++;
            }
            assertThat(compared).isBetween(1, 60);
            assertThat(LedgerProcess.run("views", "drop", "then", "--url", ledger.url())
                            .exitCode())
                    .isZero();
            assertThat(LedgerProcess.run("views", "drop", "then", "--url", ledger.url())
                            .err())
                    .contains("There is no side index 'then'");

            // a wrong policy is refused with what is wrong with it
            assertThat(LedgerProcess.run("rebuild", "customers", "--policy", entries.toString(), "--url", ledger.url()))
                    .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(1))
                    .satisfies(refused -> assertThat(refused.err()).contains("policy"));
            assertThat(LedgerProcess.run("rebuild", "customer", "--url", ledger.url())
                            .err())
                    .contains("use customers, complaints, timeline, transitions or all");
            assertThat(LedgerProcess.run("letters", "--url", ledger.url()).exitCode())
                    .isZero();
        }
    }
}
