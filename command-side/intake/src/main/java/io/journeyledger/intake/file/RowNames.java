package io.journeyledger.intake.file;

import java.nio.ByteBuffer;

/**
 * Names rows that have no id: by their content, and how often it stood above. Remembers 12 to 24 bytes for each different row.
 *
 * <p>A row that was rejected while one like it was recorded keeps its name in a field of its own at its end, by which it is known in
 * the file of the rejected rows.
 */
final class RowNames {

    /** What that field begins with. */
    private static final String FIELD = Row.SELF + "=";

    private final LongCounts seen = new LongCounts();

    String next(byte[] content) {
        byte[] hash = Hashes.ofRow(content);
        int times = seen.increment(ByteBuffer.wrap(hash).getLong());
        return times == 1 ? Hashes.text(hash) : Hashes.text(hash) + "-" + times;
    }

    /** The field that says the name; none where the row's content does. */
    static String field(String name) {
        return name.indexOf('-', Hashes.CHARACTERS) < 0 ? "" : FIELD + name;
    }

    static boolean isField(String value) {
        return value.startsWith(FIELD) && value.length() > FIELD.length();
    }

    /** The name that a field says. */
    static String said(String field) {
        return field.substring(FIELD.length());
    }
}
