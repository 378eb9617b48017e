package io.journeyledger.intake.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where files wait while they are imported.
 *
 * @param alone whether there is no other process with a folder of its own, which notes its imports in the same table
 */
public record ImportFolder(Path path, boolean alone) {

    private static final String SUFFIX = ".import";

    /** Of a file that has not arrived as a whole. */
    private static final String ARRIVING = ".arriving";

    /** Of an import, whether it is there or not. */
    Path file(String id) {
        return path.resolve(id + SUFFIX);
    }

    boolean has(String id) {
        return Files.exists(file(id));
    }

    /** @return its size in bytes */
    long keep(String id, InputStream content) throws IOException {
        Files.createDirectories(path);
        Path arriving = path.resolve(id + ARRIVING);
        try {
            long bytes = Files.copy(content, arriving);
            Files.move(arriving, file(id));
            return bytes;
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    /** Removes what a process left behind that ended while a file arrived. To be called while none does. */
    void removeArriving() {
        names(ARRIVING).forEach(id -> remove(path.resolve(id + ARRIVING)));
    }

    void remove(String id) {
        remove(file(id));
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
