package io.journeyledger.projections.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list of any length: lines in a temporary file. The file has no name any more once it is open, so that nothing of it
 * is left behind however the process ends; closing gives its space back. Safe for use by many threads.
 */
public final class Lines implements AutoCloseable {

    private static final int PAGE = 1 << 16;

    private @Nullable FileChannel file;
    private long bytes;
    private long lines;
    private boolean closed;

    /**
     * @param line without its end; UTF-8
     * @throws UncheckedIOException when the disk takes nothing more
     */
    public synchronized void add(byte[] line) {
        if (closed) {
            return; // nobody will ask for it any more
        }
        ByteBuffer buffer = ByteBuffer.allocate(line.length + 1);
        buffer.put(line).put((byte) '\n').flip();
        try {
            FileChannel out = open();
            while (buffer.hasRemaining()) {
                bytes += out.write(buffer, bytes);
            }
            lines++;
        } catch (IOException e) {
            throw new UncheckedIOException("A list cannot be kept in the temporary folder: " + e.getMessage(), e);
        }
    }

    public synchronized long count() {
        return lines;
    }

    /** Copies what is there now; nothing when it is closed. */
    public void copy(OutputStream to) throws IOException {
        pages(0, (page, length, _) -> {
            to.write(page, 0, length);
            return true;
        });
    }

    /** Takes one line after the other, each without its end. */
    @FunctionalInterface
    public interface Reader {

        /**
         * @param begin where the line begins in the list, in bytes
         * @return whether to go on
         */
        boolean take(byte[] line, long begin) throws IOException;
    }

    /** Hands over the lines that are there now; none when it is closed. */
    public void read(Reader reader) throws IOException {
        read(0, reader);
    }

    /**
     * Some of the lines, and where the next ones begin.
     *
     * @param next none: there are no more now
     */
    public record Slice<T>(List<T> lines, @Nullable Long next) {}

    /**
     * The next lines that are wanted.
     *
     * @param from {@link Slice#next} of the slice before, or 0
     * @param most how many at most, at least 1
     * @param wanted makes of a line what is asked for; nothing of one that is not wanted
     * @throws IllegalArgumentException when no line begins there
     */
    public <T> Slice<T> slice(long from, int most, Function<byte[], @Nullable T> wanted) throws IOException {
        List<T> lines = new ArrayList<>();
        long[] next = {-1};
        read(from, (line, begin) -> {
            T one = wanted.apply(line);
            if (one != null && lines.size() == most) {
                next[0] = begin;
                return false;
            }
            if (one != null) {
                lines.add(one);
            }
            return true;
        });
        return new Slice<>(List.copyOf(lines), next[0] < 0 ? null : next[0]);
    }

    private void read(long from, Reader reader) throws IOException {
        if (from != 0) {
            checkBegin(from);
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long[] begin = {from};
        pages(from, (page, length, at) -> {
            int start = 0;
            for (int i = 0; i < length; i++) {
                if (page[i] == '\n') {
                    line.write(page, start, i - start);
                    if (!reader.take(line.toByteArray(), begin[0])) {
                        return false;
                    }
                    line.reset();
                    start = i + 1;
                    begin[0] = at + start;
                }
            }
            line.write(page, start, length - start);
            return true;
        });
    }

    private void checkBegin(long from) throws IOException {
        ByteBuffer before = ByteBuffer.allocate(1);
        FileChannel in;
        synchronized (this) {
            in = from < 0 || from > bytes || closed ? null : file;
        }
        if (in == null || in.read(before, from - 1) < 1 || before.get(0) != '\n') {
            throw new IllegalArgumentException("No line of the list begins at " + from);
        }
    }

    @FunctionalInterface
    private interface PageReader {

        /** @return whether to go on */
        boolean take(byte[] page, int length, long at) throws IOException;
    }

    private void pages(long from, PageReader reader) throws IOException {
        FileChannel in;
        long end;
        synchronized (this) {
            if (file == null || closed) {
                return;
            }
            in = file;
            end = bytes;
        }
        byte[] page = new byte[PAGE];
        long position = from;
        while (position < end) {
            int read = in.read(ByteBuffer.wrap(page, 0, (int) Math.min(PAGE, end - position)), position);
            if (read < 0) {
                throw new IOException("The list is shorter than what was written to it");
            }
            if (!reader.take(page, read, position)) {
                return;
            }
            position += read;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private FileChannel open() throws IOException {
        FileChannel open = file;
        if (open == null) {
            Path path = Files.createTempFile("journey-ledger-", ".ndjson");
            open = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            file = open;
        }
        return open;
    }
}
