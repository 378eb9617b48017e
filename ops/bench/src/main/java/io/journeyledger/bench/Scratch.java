package io.journeyledger.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A folder for everything that is made on the way, gone at the end, also when the process is told to end before. */
record Scratch(Path root) implements AutoCloseable {

    private static final long LONGEST_STOP_SECONDS = 60;
    private static final int TRIES = 10;

    static Scratch make() throws IOException {
        Scratch scratch = new Scratch(Files.createTempDirectory("journey-ledger-bench"));
        Runtime.getRuntime().addShutdownHook(new Thread(scratch::leave, "scratch"));
        return scratch;
    }

    /**
     * Of a process that is told to end amid its work, by Ctrl-C: first ends what it has started, which writes there.
     */
    private void leave() {
        if (Files.notExists(root)) {
            return;
        }
        List<ProcessHandle> begun = ProcessHandle.current().descendants().toList();
        // First those that end their own in the right order; what is left is ended, too, and may write until it has.
        end(ProcessHandle.current().children().toList());
        end(begun);
        for (int tries = 0; tries < TRIES && Files.exists(root); tries++) {
            try {
                delete(root);
            } catch (IOException | UncheckedIOException _) {
                // The threads of this process do not know yet that it ends, and write on.
            }
        }
        if (Files.exists(root)) {
            System.err.println("Not everything in " + root + " could be removed: remove it");
        }
    }

    private static void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        processes.forEach(Scratch::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle child) {
        try {
            child.onExit().get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException _) {
            child.destroyForcibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
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
        FileSystemUtils.deleteRecursively(folder);
    }

    @Override
    public void close() throws IOException {
        delete(root);
    }
}
