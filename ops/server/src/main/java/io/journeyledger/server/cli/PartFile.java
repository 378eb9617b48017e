package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file while it is not whole: {@code FILE.part} beside it where it can be resumed. Otherwise {@code FILE.<number>.new}
 * of its own, so that two programs may write to one name; nothing of it stays when the program ends, unless it
 * is killed.
 */
final class PartFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BLOCK = 1 << 16;

    private final Path whole;
    private final Path part;
    private final boolean kept;
    private final @Nullable String last;

    private PartFile(Path whole, Path part, boolean kept, @Nullable String last) {
        this.whole = whole;
        this.part = part;
        this.kept = kept;
        this.last = last;
    }

    /** @param kept whether what has come stays when it breaks off, and whether to go on in what came before */
    static PartFile of(Path whole, boolean kept) throws IOException {
        Path absolute = whole.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandFailure(ExitCode.USAGE, "There is no folder " + folder + " to write to");
        }
        if (Files.isDirectory(absolute)) {
            throw new CommandFailure(ExitCode.USAGE, whole + " is a folder: name a file to write to");
        }
        if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
            return new PartFile(absolute, absolute, false, null); // a device or a pipe is written to, not replaced
        }
        if (!kept) {
            Path anew = Files.createTempFile(folder, absolute.getFileName() + ".", ".new");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(anew)));
            return new PartFile(absolute, anew, false, null);
        }
        Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
        return new PartFile(absolute, part, true, Files.exists(part) ? cutToWholeDocuments(part) : null);
    }

    /** {@code _id} of the last document that is there whole; none: of none. */
    @Nullable
    String last() {
        return last;
    }

    OutputStream append() throws IOException {
        if (last != null) {
            return Files.newOutputStream(part, StandardOpenOption.APPEND);
        }
        if (kept) {
            Files.deleteIfExists(part);
            Files.createFile(part, ownerOnly());
        }
        return Files.newOutputStream(part); // otherwise its owner's only already, or a device
    }

    /** It may hold personal texts. The rights of the data folder's files are the store's, which no command opens. */
    private FileAttribute<?>[] ownerOnly() {
        return part.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** All of it at once. */
    void write(InputStream content) throws IOException {
        try (OutputStream out = append()) {
            content.transferTo(out);
        }
        complete();
    }

    void complete() throws IOException {
        if (!part.equals(whole)) {
            if (Files.exists(whole) && Files.getFileStore(whole).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(whole));
            }
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Leaves nothing that cannot be gone on in, for nothing has come. */
    void refused() throws IOException {
        if (kept && last == null) {
            Files.deleteIfExists(part);
        }
    }

    /** What to tell of it. */
    String brokenOff() {
        return kept
                ? "What has come is in " + part + ": ask again with --resume to go on"
                : "Nothing was kept: ask again";
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts off what is not a whole document. @return the {@code _id} of the last one that stays */
    private static @Nullable String cutToWholeDocuments(Path part) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
            long end = lineBreakBefore(file, file.length()) + 1;
            long begin = lineBreakBefore(file, end - 1) + 1;
            String line = text(file, begin, end);
            if (isBulkAction(line)) { // its document has not come
                end = begin;
                begin = lineBreakBefore(file, end - 1) + 1;
                line = text(file, begin, end);
            }
            if (end == 0) {
                file.setLength(0);
                return null;
            }
            JsonNode document = JSON.readTree(line);
            if (!document.has("_id")) {
                long before = lineBreakBefore(file, begin - 1) + 1;
                document = JSON.readTree(text(file, before, begin)).path("index");
            }
            String id = document.path("_id").asString("");
            if (id.isEmpty()) {
                throw noDocuments(part, null);
            }
            file.setLength(end);
            return id;
        } catch (JacksonException e) {
            throw noDocuments(part, e);
        }
    }

    private static CommandFailure noDocuments(Path part, @Nullable Throwable cause) {
        return new CommandFailure(
                ExitCode.USAGE, part + " holds no documents as this export writes them: delete or move it", cause);
    }

    private static boolean isBulkAction(String line) {
        return line.startsWith("{\"index\":{\"_id\":");
    }

    /** @return its place; -1 when there is none */
    private static long lineBreakBefore(RandomAccessFile file, long place) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long end = place; end > 0; ) {
            long from = Math.max(0, end - BLOCK);
            file.seek(from);
            file.readFully(block, 0, (int) (end - from));
            for (int i = (int) (end - from) - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return from + i;
                }
            }
            end = from;
        }
        return -1;
    }

    private static String text(RandomAccessFile file, long from, long to) throws IOException {
        byte[] bytes = new byte[(int) Math.max(0, to - from)];
        file.seek(from);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
