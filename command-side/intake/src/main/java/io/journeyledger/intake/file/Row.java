package io.journeyledger.intake.file;

import java.util.Map;

/**
 * One row.
 *
 * @param columns place of each column by its name
 * @param values trimmed
 * @param hash of the row's content, and how often that content stood above in the file
 */
record Row(Map<String, Integer> columns, String[] values, String hash) {

    /** What stands for the row itself in a template. */
    static final String SELF = "#row";

    /** The column's value; empty when the file has no such column. */
    String value(String column) {
        if (column.equals(SELF)) {
            return hash;
        }
        Integer place = columns.get(column);
        return place == null || place >= values.length ? "" : values[place];
    }
}
