package io.journeyledger.store.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything of an embedded installation. One process at a time owns it, held by a lock on the
 * file {@code lock}: SQLite itself would admit a second one, whose projections and one-writer rule would then be wrong.
 * The operating system drops the lock when the process dies, however it dies.
 */
public final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the folder, readable by its owner only, where it does not exist, and locks it.
     *
     * @throws IllegalStateException when another process has it, saying which and what to do
     */
    public static DataFolder open(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            create(absolute);
            FileChannel channel = FileChannel.open(
                    absolute.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (!lock(channel)) {
                String owner = read(channel);
                channel.close();
                throw new IllegalStateException("The data folder " + absolute + " is in use by another journey ledger"
                        + (owner.isBlank() ? "" : " (process " + owner + ")")
                        + ". Stop that one first, or choose another folder with --data.");
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
            return new DataFolder(absolute, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + absolute + " cannot be used: " + why(e), e);
        }
    }

    /** These exceptions have the path alone for a message. */
    private static @Nullable String why(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException _ -> "it is a file, name a folder";
            case NoSuchFileException _ -> "it cannot be made there";
            case AccessDeniedException _ -> "who runs this may not write there";
            default -> e.getMessage();
        };
    }

    /**
     * Makes a folder that only its owner can look into, where it does not exist; the one above may be open to others.
     */
    public static void create(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly("rwx------"));
        }
    }

    /** For making a file that only its owner can read. */
    public static FileAttribute<?>[] ownerOnly() {
        return ownerOnly("rw-------");
    }

    private static FileAttribute<?>[] ownerOnly(String rights) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /**
     * Makes what was made, renamed or removed in a folder outlast a power cut. Windows opens no folder, and needs none
     * of it.
     */
    public static void makeDurable(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Absolute. */
    public Path path() {
        return path;
    }

    /** The SQLite file with the whole ledger. */
    public Path ledgerFile() {
        return path.resolve("ledger.db");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
