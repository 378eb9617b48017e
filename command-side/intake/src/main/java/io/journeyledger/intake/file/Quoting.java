package io.journeyledger.intake.file;

import org.jspecify.annotations.Nullable;

/** Follows the quotes of one record of a file (RFC 4180, rules 5 to 7), and whether they may have joined rows. */
final class Quoting {

    private final int separator;
    private final int columns;
    private boolean open;
    private boolean closing;
    private boolean misplaced;
    private boolean atStart = true;
    private int lines = 1;
    private int fields = 1;
    private long taken;
    private long lastRowWithin;
    private @Nullable Quoting ofLine;

    /**
     * @param separator what stands between fields; -1 when quotes are characters like others
     * @param columns fields of a row; 0 when not known
     */
    Quoting(int separator, int columns) {
        this.separator = separator;
        this.columns = columns;
    }

    void take(int next) {
        taken++;
        if (ofLine != null) {
            ofLine.take(next);
        }
        if (next == '"' && separator >= 0 && (open || closing || atStart)) {
            // A quote opens a field only at its beginning; elsewhere it is a character. Two within are one.
            closing = open;
            open = !open;
        } else if (closing) {
            closing = false;
            misplaced |= next != separator && next != '\n' && next != '\r';
        }
        atStart = next == separator && !open;
        if (atStart) {
            fields++;
        } else if (next == '\n' && open) {
            lines++;
            if (ofLine != null && ofLine.isRow()) {
                lastRowWithin = taken;
            }
            ofLine = new Quoting(separator, columns);
        }
    }

    /** Whether what comes next belongs to a quoted field. */
    boolean isOpen() {
        return open;
    }

    /** Whether a quote within a quoted field is not the end of it. */
    boolean isMisplaced() {
        return misplaced;
    }

    /** Lines that the record spans. */
    int lines() {
        return lines;
    }

    int fields() {
        return fields;
    }

    /** Whether the record is no row, but a line after its first would be one by itself. */
    boolean joinsRows() {
        return fields != columns && lastRowWithin() > 0;
    }

    /** Bytes up to the end of the last line after the first that would be a row by itself; 0 when there is none. */
    long lastRowWithin() {
        return ofLine != null && ofLine.isRow() ? taken : lastRowWithin;
    }

    private boolean isRow() {
        return fields == columns && lines == 1 && !open && !misplaced;
    }
}
