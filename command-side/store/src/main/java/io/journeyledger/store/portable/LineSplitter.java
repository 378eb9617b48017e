package io.journeyledger.store.portable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Takes a stream apart into lines, each with its line feed. Used by one thread. */
final class LineSplitter {

    /** An entry's data has at most 64 KiB, and a line of receipts far less. */
    static final int LONGEST = 1 << 24;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int end;
    private long lines;

    LineSplitter(InputStream in) {
        this.in = in;
    }

    /** Number of the line that was read last, from 1 upwards. */
    long line() {
        return lines;
    }

    /**
     * @return null at the end
     * @throws PortableFileException when the file ends within a line, or its compressed form is damaged
     */
    byte @Nullable [] next() throws IOException {
        lines++;
        int searched = from;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    byte[] line = Arrays.copyOfRange(buffer, from, i + 1);
                    from = i + 1;
                    return line;
                }
            }
            searched = end - from;
            makeRoom();
            int read = read();
            if (read < 0) {
                if (end > from) {
                    throw new PortableFileException(
                            lines, "the file ends within this line: it was cut off. Take a whole copy of it");
                }
                return null;
            }
            end += read;
        }
    }

    private void makeRoom() {
        System.arraycopy(buffer, from, buffer, 0, end - from);
        end -= from;
        from = 0;
        if (end == buffer.length) {
            if (end >= LONGEST) {
                throw new PortableFileException(
                        lines, "the line is longer than " + LONGEST + " bytes: this is no file of events");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
    }

    private int read() throws IOException {
        try {
            return in.read(buffer, end, buffer.length - end);
        } catch (EOFException e) {
            throw new PortableFileException(
                    lines,
                    "the compressed file ends before this line is whole: it was cut off. Take a whole copy of it",
                    e);
        } catch (ZipException e) {
            throw new PortableFileException(
                    lines, "the compressed file is damaged (" + e.getMessage() + "). Take another copy of it", e);
        }
    }
}
