package io.journeyledger.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows whose transaction is done again although it was durable: nobody was told so. */
class UnknownOutcomeTest extends Importing {

    @Test
    void rowsThatAreNotedAgainCountOnce() {
        ImportTable table = program.get(ImportTable.class);
        ImportJob job = ImportsAtStartTest.BEGUN;
        table.add(job, MAPPING);
        List<Reject> rejects = List.of(new Reject(3, 4, "invalid-field", "no date", "time", "3;soon;K1;1;W"));

        table.advance(job.id(), 60, 3, 1, 1, rejects);
        table.advance(job.id(), 60, 3, 0, 2, rejects);

        assertThat(receipt(table.find(job.id()).orElseThrow())).isEqualTo("read 3 recorded 1 duplicate 1 rejected 1");
        assertThat(table.rejects(job.id(), 0, 9)).hasSize(1);
    }
}
