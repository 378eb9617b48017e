package io.journeyledger.intake.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into records without decoding it, so that one broken record never spoils another: a line each, or, with quotes,
 * as many lines as a quoted field spans (RFC 4180, rule 6). A quote that is never closed does not swallow the file: after
 * {@link #MOST_BYTES} its first line alone is given up, and reading goes on with the second.
 */
final class RecordSplitter {

    /** The largest record that is read whole: 1 MiB. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final int LOOK_AHEAD = 4 * MOST_BYTES;

    private final RewindableInput in;
    private final int separator;
    private byte[] kept = new byte[8 * 1024];
    private int size;
    private long line = 1;
    private long lines;
    private long offset;

    /**
     * @param separator what stands between fields; -1 when the file knows no quotes
     */
    RecordSplitter(InputStream in, int separator) {
        this.in = new RewindableInput(in, LOOK_AHEAD);
        this.separator = separator;
    }

    /** The next record; none at the end. Empty lines are passed over. */
    @Nullable
    RawRecord next() throws IOException {
        while (true) {
            if (offset == 0) {
                skipByteOrderMark();
            }
            in.mark();
            RawRecord record = read(separator >= 0);
            if (record == null) {
                return null;
            }
            if (record.open() && record.end() - offset >= LOOK_AHEAD) {
                in.rewind();
                record = java.util.Objects.requireNonNull(read(false));
                record = new RawRecord(record.line(), record.end(), record.bytes(), record.cut(), true);
            }
            line += lines;
            offset = record.end();
            if (record.bytes().length > 0) {
                return record;
            }
        }
    }

    private @Nullable RawRecord read(boolean quoted) throws IOException {
        lines = 1;
        byte[] whole = quoted ? null : in.line(MOST_BYTES - 1);
        if (whole != null) {
            boolean endsWithReturn = whole.length > 0 && whole[whole.length - 1] == '\r';
            byte[] content = endsWithReturn ? Arrays.copyOf(whole, whole.length - 1) : whole;
            return new RawRecord(line, offset + whole.length + 1, content, false, false);
        }
        size = 0;
        long length = 0;
        boolean inQuotes = false;
        boolean atStart = true;
        int last = -1;
        int next;
        while ((next = in.read()) >= 0) {
            length++;
            // A quote opens a field only at its beginning (RFC 4180, rule 5); elsewhere it is a character.
            if (next == '"' && quoted && (inQuotes || atStart || last == '"')) {
                inQuotes = !inQuotes;
            }
            atStart = next == separator && !inQuotes;
            if (next == '\n' && !inQuotes) {
                return record(length, false, last == '\r');
            }
            if (next == '\n') {
                lines++;
            }
            if (size < MOST_BYTES) {
                keep(next);
            }
            last = next;
            if (inQuotes && length >= LOOK_AHEAD) {
                return record(length, true, false);
            }
        }
        return length == 0 ? null : record(length, inQuotes, last == '\r');
    }

    private void keep(int next) {
        if (size == kept.length) {
            kept = Arrays.copyOf(kept, 2 * size);
        }
        kept[size++] = (byte) next;
    }

    private RawRecord record(long length, boolean open, boolean endsWithReturn) {
        boolean cut = length > MOST_BYTES;
        byte[] content = Arrays.copyOf(kept, endsWithReturn && !cut ? size - 1 : size);
        return new RawRecord(line, offset + length, content, cut, open);
    }

    private void skipByteOrderMark() throws IOException {
        in.mark();
        if (in.read() == 0xEF && in.read() == 0xBB && in.read() == 0xBF) {
            offset = 3;
        } else {
            in.rewind();
        }
    }
}
