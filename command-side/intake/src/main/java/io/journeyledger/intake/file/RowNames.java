package io.journeyledger.intake.file;

import io.journeyledger.ledger.KeyedHash;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * Names rows that have no id: by their content, and how often it stood above. Remembers 12 to 24 bytes for each
 * different row.
 *
 * <p>A row that was rejected while one like it was recorded keeps its name in a field of its own at its end, by which
 * it is known in the file of the rejected rows.
 */
final class RowNames {

    /** What that field begins with. */
    private static final String FIELD = Row.SELF + "=";

    /** Of a hash, and as many characters as they are in base64. */
    private static final int BYTES = 15;

    private static final int CHARACTERS = 20;

    private final KeyedHash hashes;
    private final LongCounts seen = new LongCounts();

    RowNames(KeyedHash hashes) {
        this.hashes = hashes;
    }

    String next(byte[] content) {
        byte[] hash = Arrays.copyOf(hashes.of(content), BYTES);
        int times = seen.increment(ByteBuffer.wrap(hash).getLong());
        String name = Base64.getUrlEncoder().encodeToString(hash);
        return times == 1 ? name : name + "-" + times;
    }

    /** The field that says the name; none where the row's content does. */
    static String field(String name) {
        return name.indexOf('-', CHARACTERS) < 0 ? "" : FIELD + name;
    }

    static boolean isField(String value) {
        return value.startsWith(FIELD) && value.length() > FIELD.length();
    }

    /** The name that a field says. */
    static String said(String field) {
        return field.substring(FIELD.length());
    }
}
