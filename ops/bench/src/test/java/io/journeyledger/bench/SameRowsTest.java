package io.journeyledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.store.database.Database;
import io.journeyledger.store.keys.Marks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class SameRowsTest {

    private static final int ENTRIES = 600;
    private static final int A_TRANSACTION = 100;

    /** What an import leaves, numbers that only stand for something said in words. */
    private static final List<String> ROWS = List.of(
            "SELECT journey, sequence, type, revision, recorded_at, payload, metadata FROM ledger ORDER BY position",
            "SELECT hex(r.entry_hash), j.id, r.first_sequence, r.event_count FROM receipt r JOIN journey j"
                    + " ON j.number = r.journey ORDER BY r.entry_hash",
            "SELECT hex(fingerprint), journey_id FROM identifier ORDER BY fingerprint",
            "SELECT journey_id, hex(wrapped), created_at, erased_at FROM journey_key"
                    + " WHERE journey_id <> '*' ORDER BY journey_id",
            "SELECT id, mapping, file_name, file_bytes, rows_read, recorded FROM import_job");

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenAgainIsWhatTheImportWrote() throws Exception {
        SameRows rows;
        List<List<Map<String, @Nullable Object>>> imported;
        try (Program program = Program.start(folder.resolve("imported"), "command", Map.of())) {
            program.importFile(Entries.write(folder.resolve("entries.ndjson"), ENTRIES));
            Database database = program.get(Database.class);
            rows = SameRows.of(
                    database, program.get(Marks.class), LedgerEvents.of(program).messages(), A_TRANSACTION);
            imported = tables(database);
        }
        try (Program program = Program.start(folder.resolve("again"), "command", Map.of())) {
            rows.writeTo(program);

            assertThat(tables(program.get(Database.class))).isEqualTo(imported);
        }
        assertThat(imported).allSatisfy(table -> assertThat(table).isNotEmpty());
        assertThat(rows.chunks()).hasSize(ENTRIES / A_TRANSACTION);
    }

    private static List<List<Map<String, @Nullable Object>>> tables(Database database) {
        JdbcTemplate ledger = new JdbcTemplate(database.reader());
        return ROWS.stream().map(ledger::queryForList).toList();
    }
}
