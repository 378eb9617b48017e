package io.journeyledger.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AuditTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DONE      | 900 | 0 | done: 900 events, 40 documents in 0.5 s; missing 0; surplus 0; differing 0; overdue 0; untold 0; repaired 0
            DONE      | 900 | 2 | done: 900 events, 40 documents in 0.5 s; missing 0; surplus 0; differing 2; overdue 0; untold 0; repaired 0; and 2 more: -o FILE writes them all
            CANCELLED | 0   | 0 | cancelled: nothing was looked at
            CANCELLED | 500 | 0 | cancelled: 500 of 1,900 events, 40 documents in 0.5 s
            CANCELLED | 500 | 2 | cancelled: 500 of 1,900 events, 40 documents in 0.5 s; differing 2; and 2 more: -o FILE writes them all
            FAILED    | 0   | 0 | failed: nothing was looked at
            FAILED    | 500 | 0 | failed: 500 of 1,900 events, 40 documents in 0.5 s
            """)
    void says_how_far_it_got_and_no_zeros_of_what_it_did_not_look_at(
            String state, long events, long differing, String told) {
        StringWriter out = new StringWriter();

        Audit.print(new JsonMapper().readTree("""
                        {"state": "%s", "events": %d, "total": 1900, "documents": 40, "seconds": 0.5, "differing": %d}
                        """.formatted(state, events, differing)), null, new PrintWriter(out));

        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(told.split("; "));
    }
}
