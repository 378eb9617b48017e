package io.journeyledger.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RebuildTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DONE      | done: 7 events, 2 documents in 0.5 s; customers     journey-customers-side-then; ask with      ?in=then
            CANCELLED | cancelled: 7 events, 2 documents in 0.5 s
            FAILED    | failed: 7 events, 2 documents in 0.5 s
            """)
    void names_no_index_that_is_not_there_any_more(String state, String told) {
        StringWriter out = new StringWriter();

        Rebuild.print(new JsonMapper().readTree("""
                {"state": "%s", "events": 7, "documents": 2, "seconds": 0.5, "into": "then",
                 "indices": {"customers": "journey-customers-side-then"}}""".formatted(state)), new PrintWriter(out));

        assertThat(out.toString().lines()).containsExactly(told.split("; "));
    }
}
