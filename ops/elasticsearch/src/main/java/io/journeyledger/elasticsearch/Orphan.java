package io.journeyledger.elasticsearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server left behind by a program that was killed: it still holds the folder, so it is stopped before a new one
 * starts.
 */
final class Orphan {
    private static final System.Logger LOG = System.getLogger(Orphan.class.getName());

    private Orphan() {}

    /** Stops what the pid files name, if it is alive and its command line shows that it is of this very folder. */
    static void stop(ChildFolder folder, Duration within) throws IOException {
        for (Path file : new Path[] {folder.launcherPid(), folder.serverPid()}) {
            Optional<ProcessHandle> process = named(file).filter(found -> isOf(folder, found));
            if (process.isPresent()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Stopping process {0}, an Elasticsearch left behind in {1}",
                        Long.toString(process.get().pid()),
                        folder.root());
                stop(process.get(), within);
            }
            Files.deleteIfExists(file);
        }
    }

    /** Asks it to end, and ends it if it has not within the bound. */
    static void stop(ProcessHandle process, Duration within) {
        process.destroy();
        if (!ends(process, within)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            ends(process, within);
        }
    }

    private static boolean ends(ProcessHandle process, Duration within) {
        try {
            process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<ProcessHandle> named(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()));
        } catch (NumberFormatException _) {
            // Half written when the machine went down: nobody can run under it.
            return Optional.empty();
        }
    }

    private static boolean isOf(ChildFolder folder, ProcessHandle process) {
        return WholeCommandLine.of(process).contains(folder.root().toString());
    }
}
