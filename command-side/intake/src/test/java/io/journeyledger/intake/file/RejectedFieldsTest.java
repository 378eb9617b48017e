package io.journeyledger.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a sender calls a field is not kept in clear. */
class RejectedFieldsTest extends Importing {

    private static final String LINE = """
            {"specversion":"1.0","id":"%1$s","source":"s","type":"io.journeyledger.loyalty.joined.v1",\
            "time":"2026-01-01T09:30:00Z","data":{"customer":[{"kind":"EMAIL","value":"ann@example.org"}],\
            "programme":"plus",%2$s}}
            """;

    @Test
    void whatIsNoFieldOfAnEventIsNamedInTheReasonOnly() throws Exception {
        ImportJob job = shipped(
                "ndjson",
                LINE.formatted("1", "\"zzfield.ann@example.org\":1") + LINE.formatted("2", "\"z\\u0000z\":1"));

        assertThat(receipt(job)).isEqualTo("read 2 recorded 0 duplicate 0 rejected 2");
        assertThat(jobs.rejects(job.id(), 0, 9)).extracting(Reject::field).containsExactly("data", "data");
        assertThat(jobs.rejects(job.id(), 0, 1).getFirst().reason()).contains("zzfield.ann@example.org");
        assertThat(program.get(JdbcTemplate.class).queryForList("SELECT field FROM import_reject", String.class))
                .containsOnly("data");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            none,                               none
            time,                               time
            data.customer.value,                data.customer.value
            data.lines[12].product,             data.lines[12].product
            data.total.currency,                data.total.currency
            data.justice.procedural,            data.justice.procedural
            data.attributes.ann@example.org,    data.attributes
            data.zzfield.id,                    data
            data.id ann.id,                     data
            ann,                                none
            """)
    void aPathIsKeptAsFarAsItsNamesAreOurs(String field, String kept) {
        assertThat(FieldNames.ours(field)).isEqualTo(kept);
    }
}
