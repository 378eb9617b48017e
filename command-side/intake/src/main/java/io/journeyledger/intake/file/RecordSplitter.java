package io.journeyledger.intake.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into records without decoding it, so that one broken record never spoils another: a line each, or, with
 * quotes, as many lines as a quoted field spans (RFC 4180, rule 6). Where it can be told that a quote was not closed,
 * the first line alone is given up, and reading goes on with the second.
 */
final class RecordSplitter {

    /** The largest record that is read whole: 1 MiB. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final int LOOK_AHEAD = 4 * MOST_BYTES;

    /** What is kept of a record that is not read whole. */
    private static final int CUT_BYTES = 16 * 1024;

    private final RewindableInput in;
    private final int separator;
    private byte[] kept = new byte[8 * 1024];
    private int size;
    private long line = 1;
    private long lines;
    private long offset;
    private int columns;

    /**
     * Up to here whatever is open at the end of a line stays so, and why: found once, not looked for from each line
     * anew.
     */
    private long unclosed;

    private String whyUnclosed = "";

    /**
     * @param separator what stands between fields; -1 when the file knows no quotes
     */
    RecordSplitter(InputStream in, int separator) {
        this.in = new RewindableInput(in, LOOK_AHEAD);
        this.separator = separator;
    }

    /** From here on a record of several lines that has another number of fields may be rows that a quote joined. */
    void expect(int columns) {
        this.columns = columns;
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
            String open = record.open();
            if (open != null) {
                in.rewind();
                record = java.util.Objects.requireNonNull(read(false)).opened(open);
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
            return new RawRecord(line, offset + whole.length + 1, content, false, null);
        }
        size = 0;
        long length = 0;
        Quoting quoting = new Quoting(quoted ? separator : -1, columns);
        int last = -1;
        int next;
        while ((next = in.read()) >= 0) {
            length++;
            quoting.take(next);
            lines = quoting.lines();
            if (quoting.isMisplaced()) {
                if (lines > 1) {
                    return unclosed(length, length, "the next quote, in line " + at() + ", ends no field");
                }
                quoting = new Quoting(-1, columns); // the line is no CSV, whatever else stands in it
            }
            if (next == '\n' && !quoting.isOpen()) {
                return record(length, joined(quoting, length), last == '\r');
            }
            if (next == '\n' && offset + length <= unclosed) {
                return record(length, whyUnclosed, false);
            }
            if (size < MOST_BYTES) {
                keep(next);
            }
            last = next;
            if (quoting.isOpen() && length >= LOOK_AHEAD) {
                // Of a line in the second half more would be looked through.
                return unclosed(
                        length, LOOK_AHEAD / 2, "no quote follows within " + LOOK_AHEAD + " bytes that could close it");
            }
        }
        if (quoting.isOpen()) {
            return unclosed(length, length, "no quote follows that could close it");
        }
        return length == 0 ? null : record(length, joined(quoting, length), last == '\r');
    }

    /** Why the quotes of a record were not meant so, although each is closed; null when they may have been. */
    private @Nullable String joined(Quoting quoting, long length) {
        // Farther back nothing is kept to read again.
        if (length > LOOK_AHEAD || !quoting.joinsRows()) {
            return null;
        }
        String why = "read on to line " + at() + ", where a quote closes it, the row has " + quoting.fields()
                + " columns, and rows of " + columns + " stand in it";
        remember(quoting.lastRowWithin(), why);
        return why;
    }

    private RawRecord unclosed(long length, long known, String why) {
        remember(known, why);
        return record(length, why, false);
    }

    private void remember(long length, String why) {
        if (offset + length > unclosed) {
            unclosed = offset + length;
            whyUnclosed = why;
        }
    }

    private long at() {
        return line + lines - 1;
    }

    private void keep(int next) {
        if (size == kept.length) {
            kept = Arrays.copyOf(kept, 2 * size);
        }
        kept[size++] = (byte) next;
    }

    private RawRecord record(long length, @Nullable String open, boolean endsWithReturn) {
        boolean cut = length > MOST_BYTES;
        byte[] content = Arrays.copyOf(kept, cut ? Math.min(size, CUT_BYTES) : endsWithReturn ? size - 1 : size);
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
