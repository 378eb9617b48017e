package io.journeyledger.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows without an id that are equal, of which some are rejected. */
class EqualRowsTest extends Importing {

    private static final String REDEEMING = """
            name: points
            source: points
            format: {kind: csv, delimiter: "DELIMITER", columns: [day, card, points]}
            entries:
              - type: points.redeemed
                id: "{#row}"
                time: {value: "{day}", patterns: [yyyy-MM-dd]}
                customer: [{kind: LOYALTY_CARD, value: "{card}"}]
                data: {points: "{points}"}
            """;
    private static final String EARNING = """
            {"specversion":"1.0","id":"j","source":"test","type":"io.journeyledger.loyalty.joined.v1",\
            "time":"2026-01-01T09:30:00Z","data":{"customer":[{"kind":"LOYALTY_CARD","value":"K1"}],"programme":"plus"}}
            {"specversion":"1.0","id":"%1$s","source":"test","type":"io.journeyledger.points.earned.v1",\
            "time":"2026-01-02T09:30:00Z","data":{"customer":[{"kind":"LOYALTY_CARD","value":"K1"}],"points":%2$d}}
            """;

    @ParameterizedTest
    @ValueSource(strings = {";", "blanks"})
    void theSecondIsRecordedFromTheFileOfTheRejectedOnes(String delimiter) throws Exception {
        String mapping = REDEEMING.replace("DELIMITER", delimiter);
        String row = "2026-01-05;K1;100\n".replace(";", delimiter.equals(";") ? ";" : " ");
        shipped("ndjson", EARNING.formatted("e1", 150));
        ImportJob first = run(mapping, row + row);
        assertThat(receipt(first)).isEqualTo("read 2 recorded 1 duplicate 0 rejected 1");
        ImportJob again = run(mapping, rejects(first));
        assertThat(receipt(again)).isEqualTo("read 1 recorded 0 duplicate 0 rejected 1");
        shipped("ndjson", EARNING.formatted("e2", 100));

        assertThat(receipt(run(mapping, rejects(again)))).isEqualTo("read 1 recorded 1 duplicate 0 rejected 0");

        assertThat(receipt(run(mapping, row + row)))
                .as("the file as it was")
                .isEqualTo("read 2 recorded 0 duplicate 2 rejected 0");
    }

    private ImportJob run(String mapping, String file) throws Exception {
        return over(jobs.start(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "points.csv", mapping));
    }

    private String rejects(ImportJob job) throws IOException {
        StringWriter file = new StringWriter();
        BufferedWriter out = new BufferedWriter(file);
        jobs.writeRejects(job.id(), out);
        out.flush();
        return file.toString();
    }
}
