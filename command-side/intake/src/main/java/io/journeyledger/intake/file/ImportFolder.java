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
        return Files.copy(content, file(id));
    }

    void remove(String id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The imports of which a file is here. */
    List<String> ids() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
