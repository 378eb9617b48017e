package io.journeyledger.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.intake.TestProgram;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.LedgerReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are named by what stands in them. */
class RowsWithoutIdTest extends Importing {

    private static final String NAMED_BY_ITSELF = MAPPING.replace("id: \"{id}\"", "id: \"{#row}\"");
    private static final String FILE = HEADER + "1;2026-01-05;K1;9.90;W\n2;2026-01-06;K2;9.90;S\n";

    @Test
    void areRecordedOnceAcrossARestart() throws Exception {
        assertThat(receipt(imported())).isEqualTo("read 2 recorded 2 duplicate 0 rejected 0");
        program.close();
        start();

        assertThat(receipt(imported())).isEqualTo("read 2 recorded 0 duplicate 2 rejected 0");
    }

    /** Else whoever has the ledger could try out rows until one has that name. */
    @Test
    void haveOtherNamesInTheLedgerOfAnotherKey(@TempDir Path other) throws Exception {
        imported();
        Set<String> ours = names();
        program.close();
        program = TestProgram.start(other);
        jobs = program.get(ImportJobs.class);
        imported();

        assertThat(names()).hasSize(2).doesNotContainAnyElementsOf(ours);
    }

    private ImportJob imported() throws Exception {
        return over(jobs.start(
                new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)), "till.csv", NAMED_BY_ITSELF));
    }

    private Set<String> names() {
        return EventCodec.standard().decode(program.get(LedgerReader.class).read(0, 100)).stream()
                .map(recorded -> recorded.provenance().id().substring(0, 20))
                .collect(Collectors.toSet());
    }
}
