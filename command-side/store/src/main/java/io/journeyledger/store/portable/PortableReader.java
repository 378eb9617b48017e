package io.journeyledger.store.portable;

import io.journeyledger.ledger.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file, compressed by gzip or not, line by line, and makes sure that it is the whole file and nothing in it
 * was changed. What stands in one line is checked by {@link LineReader}. Used by one thread.
 */
public final class PortableReader {

    private static final int BUFFER = 1 << 16;

    private final LineSplitter lines;
    private final LineReader reader;
    private final MessageDigest digest = Sha256.begun();
    private long events;
    private long keys;
    private long receipts;
    private boolean begun;
    private boolean ended;

    /** @throws PortableFileException when it is not even a compressed file that can be opened */
    public PortableReader(InputStream file) throws IOException {
        this.lines = new LineSplitter(opened(file));
        this.reader = new LineReader();
    }

    private static InputStream opened(InputStream file) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(file, BUFFER);
        buffered.mark(2);
        boolean compressed = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return compressed ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    /** Number of the line that was read last, from 1 upwards. */
    public long line() {
        return lines.line();
    }

    /**
     * The next line. Only when the last one, {@link PortableLine.Ended}, was returned, all before it is known to be
     * whole and unchanged.
     *
     * @return null after the last one
     * @throws PortableFileException when the file is not one of these, is not whole or was changed
     */
    public @Nullable PortableLine next() throws IOException {
        byte[] bytes = lines.next();
        if (bytes == null) {
            if (!ended) {
                throw new PortableFileException(
                        begun
                                ? "The file ends after line " + (line() - 1)
                                        + " without a last line that says so: it is not whole. Take a whole copy of it, or"
                                        + " export again"
                                : "The file is empty");
            }
            return null;
        }
        if (ended) {
            throw new PortableFileException(line(), "something follows the last line. Restore each file by itself");
        }
        PortableLine line = reader.read(bytes, line());
        if (begun == line instanceof PortableLine.Begun) {
            throw new PortableFileException(
                    line(),
                    begun
                            ? "a second file begins here. Restore each file by itself"
                            : "this is not the begin of a file of events, as ops/ledger export events writes it");
        }
        begun = true;
        switch (line) {
            case PortableLine.Begun _ -> {}
            case PortableLine.Key _ -> keys++;
            case PortableLine.Event _ -> events++;
            case PortableLine.Receipts(var some) -> receipts += some.size();
            case PortableLine.Ended last -> {
                check(last);
                ended = true;
            }
        }
        digest.update(bytes);
        return line;
    }

    private void check(PortableLine.Ended last) {
        if (last.events() != events || last.keys() != keys || last.receipts() != receipts) {
            throw new PortableFileException(
                    line(),
                    "the file was written with " + last.events() + " events, " + last.keys() + " keys and "
                            + last.receipts() + " receipts, but has " + events + ", " + keys + " and " + receipts
                            + ": lines are missing or were added. Take another copy of it, or export again");
        }
        if (!last.sha256().equals(HexFormat.of().formatHex(digest.digest()))) {
            throw new PortableFileException(
                    line(),
                    "the lines before it are not those that were written: their SHA-256 differs. Take another copy of it,"
                            + " or export again");
        }
    }
}
