package io.journeyledger.projections.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A list of any length: lines in a temporary file. The file has no name any more once it is open, so that nothing of it is
 * left behind however the process ends; closing gives its space back. Safe for use by many threads.
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
        long position = 0;
        while (position < end) {
            int read = in.read(ByteBuffer.wrap(page, 0, (int) Math.min(PAGE, end - position)), position);
            if (read < 0) {
                throw new IOException("The list is shorter than what was written to it");
            }
            to.write(page, 0, read);
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
