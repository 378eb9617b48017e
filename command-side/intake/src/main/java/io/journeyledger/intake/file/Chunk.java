package io.journeyledger.intake.file;

import io.journeyledger.intake.EntryGroup;
import io.journeyledger.intake.Foresight;
import io.journeyledger.intake.Intake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are written together.
 *
 * @param readable those of them that have entries
 * @param groups these entries
 */
record Chunk(List<ParsedRow> rows, List<ParsedRow> readable, List<EntryGroup> groups) {

    /** Bytes of a file that are written in one transaction, but for the last row; as many are read ahead meanwhile. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /**
     * The next rows; none at the end.
     *
     * @param after offset in bytes up to which the file is dealt with
     */
    static Chunk read(RowReader rows, long after, Intake intake, Foresight foresight) throws IOException {
        List<ParsedRow> chunk = new ArrayList<>();
        List<ParsedRow> readable = new ArrayList<>();
        List<EntryGroup> groups = new ArrayList<>();
        int bytes = 0;
        @Nullable ParsedRow row;
        while (chunk.size() < ImportJobs.ROWS_AT_ONCE && bytes < MOST_BYTES && (row = rows.next()) != null) {
            if (row.end() > after) {
                bytes += row.record().bytes().length;
                chunk.add(row);
                if (row.rejection() == null) {
                    readable.add(row);
                    groups.add(intake.prepare(row.entries()));
                }
            }
        }
        return new Chunk(chunk, readable, foresight.seal(groups));
    }
}
