package io.journeyledger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for everything that is made on the way, gone at the end. */
record Scratch(Path root) implements AutoCloseable {

    static Scratch make() throws IOException {
        return new Scratch(Files.createTempDirectory("journey-ledger-bench"));
    }

    /** A folder that nobody used before. */
    Path folder() throws IOException {
        return Files.createTempDirectory(root, "run");
    }

    Path file(String name) {
        return root.resolve(name);
    }

    /** Another folder with the same files. */
    Path copyOf(Path folder) throws IOException {
        Path copy = folder();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(folder.relativize(path));
                Files.createDirectories(to.resolve("..").normalize());
                Files.copy(path, to);
            }
        }
        return copy;
    }

    static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.findAny().isEmpty();
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(root);
    }
}
