package io.journeyledger.intake.file;

import io.journeyledger.store.database.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where files wait while they are imported.
 *
 * @param alone whether there is no other process with a folder of its own, which notes its imports in the same table
 */
public record ImportFolder(Path path, boolean alone) {

    private static final String SUFFIX = ".import";

    /** Of a file that has not arrived as a whole, or whose import is not noted yet. */
    private static final String ARRIVING = ".arriving";

    /** Of an import, whether it is there or not. */
    Path file(String id) {
        return path.resolve(id + SUFFIX);
    }

    boolean has(String id) {
        return Files.exists(file(id));
    }

    /**
     * Takes a file of which no import is noted yet; {@link #keep} then makes it the import's. Both outlast a power cut.
     *
     * @return its size in bytes
     */
    long take(String id, InputStream content) throws IOException {
        DataFolder.create(path);
        try (FileChannel file = FileChannel.open(
                arriving(id),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                DataFolder.ownerOnly())) {
            long bytes = content.transferTo(Channels.newOutputStream(file));
            file.force(true);
            DataFolder.makeDurable(path);
            return bytes;
        } catch (IOException | RuntimeException e) {
            remove(id);
            throw e;
        }
    }

    /** To be called when its import is noted: whatever is kept is then known to the ledger whose import it is. */
    void keep(String id) throws IOException {
        Files.move(arriving(id), file(id));
        DataFolder.makeDurable(path);
    }

    /** Removes what a process left behind that ended while a file arrived. To be called while none does. */
    void removeArriving() {
        names(ARRIVING).forEach(id -> remove(arriving(id)));
    }

    void remove(String id) {
        remove(arriving(id));
        remove(file(id));
    }

    private Path arriving(String id) {
        return path.resolve(id + ARRIVING);
    }

    /** The imports of which a file is here. */
    List<String> ids() {
        return names(SUFFIX);
    }

    private List<String> names(String suffix) {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
