package io.journeyledger.store.keys;

import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.Random;
import io.journeyledger.store.database.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one secret of an installation: 32 bytes, from which every other key is derived (HKDF, RFC 5869) or under which it
 * is wrapped. Without it no personal data can be read and no customer recognised again. Never logged, never printed.
 */
public final class MasterKey {

    private static final Logger log = LoggerFactory.getLogger(MasterKey.class);
    private static final int BYTES = 32;

    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    /**
     * @param base64 32 bytes in Base64
     * @throws IllegalArgumentException when it is something else; the message does not repeat it
     */
    public static MasterKey of(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The master key is not in Base64. Make one: openssl rand -base64 32");
        }
        if (key.length != BYTES) {
            throw new IllegalArgumentException("The master key has " + key.length + " bytes instead of " + BYTES
                    + ". Make one: openssl rand -base64 32");
        }
        return new MasterKey(key);
    }

    /** Reads the key from a file that holds it in Base64. */
    public static MasterKey read(Path file) {
        try {
            return of(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("The master key file " + file + " cannot be read", e);
        }
    }

    /**
     * For embedded installations: reads the key of the data folder, which is made, for its owner only, at the first
     * start.
     */
    static MasterKey ofFolder(Path folder) {
        Path file = folder.resolve("master.key");
        if (Files.exists(file)) {
            return read(file);
        }
        try {
            make(folder, file);
            log.warn(
                    "Made a master key in {}. Keep a copy apart from the data: without it no personal data can be read,"
                            + " with it anybody who has the data can. For production set journey.master-key-file.",
                    file);
        } catch (IOException e) {
            throw new UncheckedIOException("The master key file " + file + " cannot be made", e);
        }
        return read(file);
    }

    /** Whole before it has its name, and on the disk before anything is sealed under it, whenever the power fails. */
    private static void make(Path folder, Path file) throws IOException {
        Path part = folder.resolve(file.getFileName() + ".part");
        Files.deleteIfExists(part); // of a start that was killed
        try (FileChannel channel = FileChannel.open(
                part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), DataFolder.ownerOnly())) {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getEncoder().encode(Random.randBytes(BYTES)));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        DataFolder.makeDurable(folder);
    }

    /** A key for one purpose; the same purpose gives the same key. */
    byte[] derive(String purpose) {
        try {
            return Hkdf.computeHkdf("HMACSHA256", key, new byte[0], purpose.getBytes(StandardCharsets.UTF_8), BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MasterKey that && java.security.MessageDigest.isEqual(key, that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return "MasterKey";
    }
}
