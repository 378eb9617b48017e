package io.journeyledger.intake.file;

import io.journeyledger.intake.Entry;
import io.journeyledger.intake.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that was read: its entries, or why it has none.
 *
 * @param row number among the rows of data, from 1
 * @param line where it begins in the file, from 1
 * @param raw as it came
 * @param end offset in bytes of what follows it
 */
record ParsedRow(
        long row,
        long line,
        String raw,
        long end,
        List<Entry> entries,
        @Nullable Rejection rejection) {

    Reject rejected(Rejection why) {
        return new Reject(row, line, why.code(), why.detail(), why.field(), raw);
    }
}
