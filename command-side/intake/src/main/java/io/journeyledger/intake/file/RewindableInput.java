package io.journeyledger.intake.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads byte by byte without a lock for each, and can go back to a mark. For one thread. */
final class RewindableInput {

    private static final int SMALLEST = 64 * 1024;

    private final InputStream in;
    private final int farthest;
    private byte[] buffer = new byte[SMALLEST];
    private int mark;
    private int at;
    private int end;

    /** @param farthest bytes after a mark up to which it holds; beyond them it is forgotten */
    RewindableInput(InputStream in, int farthest) {
        this.in = in;
        this.farthest = farthest;
    }

    /** The next byte, 0 to 255; -1 at the end. */
    int read() throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        return buffer[at++] & 0xFF;
    }

    /**
     * The bytes up to the next line feed, which is passed over, if it is in memory; null leaves all to be read one by
     * one.
     *
     * @param most bytes of a line, without its line feed
     */
    byte @Nullable [] line(int most) {
        int last = Math.min(end, at + most + 1);
        for (int i = at; i < last; i++) {
            if (buffer[i] == '\n') {
                byte[] line = Arrays.copyOfRange(buffer, at, i);
                at = i + 1;
                return line;
            }
        }
        return null;
    }

    /** Here {@link #rewind} comes back to. */
    void mark() {
        mark = at;
    }

    /** @throws IllegalStateException when more has been read since the mark than was promised to be kept */
    void rewind() {
        if (mark < 0) {
            throw new IllegalStateException("more than " + farthest + " bytes were read since the mark");
        }
        at = mark;
    }

    private boolean fill() throws IOException {
        if (mark >= 0 && at - mark > farthest) {
            mark = -1;
        }
        int from = mark < 0 ? at : mark;
        System.arraycopy(buffer, from, buffer, 0, end - from);
        mark = mark < 0 ? -1 : 0;
        at -= from;
        end -= from;
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * end);
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read <= 0) {
            return false;
        }
        end += read;
        return true;
    }
}
