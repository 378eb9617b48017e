package io.journeyledger.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.Intake;
import io.journeyledger.ledger.KeyedHash;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.keys.JourneyKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Errors that end no process: there is no thread to be had, or no memory beside the heap. */
class MachineErrorsTest extends Importing {

    private static final String ROW = "1;2026-01-05;K1;1;W\n";

    /** Otherwise it would be running, and stand still, until the next start. */
    @Test
    void anImportThatMeetsOneHasFailedAndSaysWhatToDo() throws Exception {
        ImportTable table = new Breaking();
        ImportJob job = ImportsAtStartTest.BEGUN;
        arrived(table, job);

        runs(table).run(job.id());

        ImportJob over = table.find(job.id()).orElseThrow();
        assertThat(over.state()).isEqualTo(ImportJob.State.FAILED);
        assertThat(over.message()).contains("unable to create native thread").contains("import the file again");
        assertThat(program.get(ImportFolder.class).has(job.id())).isFalse();
    }

    private void arrived(ImportTable table, ImportJob job) throws IOException {
        ImportFolder folder = program.get(ImportFolder.class);
        folder.take(job.id(), new ByteArrayInputStream((HEADER + ROW.repeat(99)).getBytes(StandardCharsets.UTF_8)));
        table.add(job, MAPPING);
        folder.keep(job.id());
    }

    private ImportRuns runs(ImportTable table) {
        return new ImportRuns(
                table,
                program.get(Mappings.class),
                program.get(Intake.class),
                program.get(EntryReader.class),
                program.get(KeyedHash.class),
                program.get(ImportFolder.class));
    }

    private final class Breaking extends ImportTable {

        Breaking() {
            super(
                    program.get(JdbcTemplate.class),
                    program.get(Database.class),
                    program.get(JourneyKeys.class),
                    program.get(InstantSource.class));
        }

        @Override
        void keepHeader(String id, @Nullable String header) {
            throw new InternalError("unable to create native thread");
        }
    }
}
