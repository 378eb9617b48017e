package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedDemo.class)
class ListOfIndicesIT {

    private static final List<String> NAMES = List.of("zero", "nine", "five");

    private static LedgerProcess ledger;

    @BeforeAll
    static void fill(LedgerProcess demo) {
        ledger = demo;
        for (String name : NAMES) {
            assertThat(LedgerProcess.run("rebuild", "transitions", "--into", name, "--url", ledger.url())
                            .exitCode())
                    .isZero();
        }
    }

    @AfterAll
    static void drop() {
        NAMES.forEach(name -> LedgerProcess.run("views", "drop", name, "--url", ledger.url()));
    }

    @Test
    void has_those_in_service_first_and_then_those_beside_the_latest_first() {
        JsonNode all = ledger.get("/api/v1/views");

        assertThat(states(all).limit(4)).containsOnly("live");
        assertThat(states(all).skip(4)).doesNotContain("live");
        assertThat(all.valueStream().map(index -> index.path("name").asString()).filter(NAMES::contains))
                .containsExactly("five", "nine", "zero");
        assertThat(all.valueStream()
                        .filter(index -> NAMES.contains(index.path("name").asString())))
                .allSatisfy(
                        index -> assertThat(index.path("documents").asLong()).isPositive());
    }

    @Test
    void is_read_page_by_page_and_whole_on_the_command_line() {
        JsonNode all = ledger.get("/api/v1/views");

        for (int after = 0; after <= all.size(); after++) {
            JsonNode page = ledger.get("/api/v1/views?most=1&after=" + after);
            assertThat(page.path(0).path("index")).isEqualTo(all.path(after).path("index"));
            assertThat(page.size()).isEqualTo(after < all.size() ? 1 : 0);
        }
        assertThat(LedgerProcess.run("views", "--json", "--url", ledger.url()).json())
                .isEqualTo(all);
    }

    private static Stream<String> states(JsonNode indices) {
        return indices.valueStream().map(index -> index.path("state").asString());
    }
}
