package io.journeyledger.intake.file;

import io.journeyledger.intake.Entry;
import io.journeyledger.intake.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that was read: its entries, or why it has none.
 *
 * @param row number among the rows of data, from 1
 * @param record as it came
 * @param name the field that says its name, with the delimiter before it; empty when its content says it
 *     ({@link RowNames})
 */
record ParsedRow(
        long row,
        RawRecord record,
        List<Entry> entries,
        @Nullable Rejection rejection,
        String name) {

    /** Characters kept of a row that is too large. */
    private static final int SHOWN = 4_096;

    /** Offset in bytes of what follows it. */
    long end() {
        return record.end();
    }

    Reject rejected(Rejection why) {
        String raw = record.shown();
        String kept = record.cut() ? raw.substring(0, Math.min(SHOWN, raw.length())) + "…" : raw + name;
        return new Reject(row, record.line(), why.code(), why.detail(), why.field(), kept);
    }
}
