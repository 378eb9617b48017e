package io.journeyledger.intake.file;

import org.jspecify.annotations.Nullable;

/**
 * A row that was not accepted, kept as it came.
 *
 * @param row its number among the rows of data, from 1
 * @param line where it begins in the file, from 1
 * @param code stable reason
 * @param field the field at fault, as far as its name is one of ours; none when it is the whole
 * @param raw the row; of an oversized one its beginning
 */
public record Reject(
        long row,
        long line,
        String code,
        String reason,
        @Nullable String field,
        String raw) {}
