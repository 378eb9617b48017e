package io.journeyledger.intake.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

    private final BufferedInputStream in;
    private final int separator;
    private long line = 1;
    private long offset;

    /**
     * @param separator what stands between fields; -1 when the file knows no quotes
     */
    RecordSplitter(InputStream in, int separator) {
        this.in = new BufferedInputStream(in, LOOK_AHEAD + 1);
        this.separator = separator;
    }

    /** The next record; none at the end. Empty lines are passed over. */
    @Nullable
    RawRecord next() throws IOException {
        while (true) {
            if (offset == 0) {
                skipByteOrderMark();
            }
            in.mark(LOOK_AHEAD);
            RawRecord record = read(separator >= 0);
            if (record == null) {
                return null;
            }
            if (record.open() && record.end() - offset >= LOOK_AHEAD) {
                in.reset();
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

    private long lines;

    private @Nullable RawRecord read(boolean quoted) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        long size = 0;
        lines = 1;
        boolean inQuotes = false;
        boolean atStart = true;
        int last = -1;
        int next;
        while ((next = in.read()) >= 0) {
            size++;
            // A quote opens a field only at its beginning (RFC 4180, rule 5); elsewhere it is a character.
            if (next == '"' && quoted && (inQuotes || atStart || last == '"')) {
                inQuotes = !inQuotes;
            }
            atStart = next == separator && !inQuotes;
            if (next == '\n' && !inQuotes) {
                return record(bytes, size, false, last == '\r');
            }
            if (next == '\n') {
                lines++;
            }
            if (bytes.size() < MOST_BYTES) {
                bytes.write(next);
            }
            last = next;
            if (inQuotes && size >= LOOK_AHEAD) {
                return record(bytes, size, true, false);
            }
        }
        return size == 0 ? null : record(bytes, size, inQuotes, last == '\r');
    }

    private RawRecord record(ByteArrayOutputStream bytes, long size, boolean open, boolean endsWithReturn) {
        boolean cut = size > MOST_BYTES;
        byte[] all = bytes.toByteArray();
        byte[] content = endsWithReturn && !cut ? java.util.Arrays.copyOf(all, all.length - 1) : all;
        return new RawRecord(line, offset + size, content, cut, open);
    }

    private void skipByteOrderMark() throws IOException {
        in.mark(3);
        if (in.read() == 0xEF && in.read() == 0xBB && in.read() == 0xBF) {
            offset = 3;
        } else {
            in.reset();
        }
    }
}
