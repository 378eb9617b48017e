package io.journeyledger.elasticsearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The words before a command that let the server run and end as we want: not as root, which it refuses; out of the
 * terminal's reach, so that Ctrl-C does not take it from under a program that still writes to it; and not longer than
 * the process that started it. Each is left out where the machine has no such tool.
 */
final class Privileges {
    /** Nobody, by the convention of every distribution. */
    private static final int NOBODY = 65_534;

    private static final long PROBE_SECONDS = 10;

    private Privileges() {}

    static List<String> prefix(ChildFolder folder, Path distribution) throws IOException {
        List<String> prefix = new ArrayList<>();
        if (works("setsid", "true")) {
            prefix.add("setsid");
        }
        if (runsAsRoot(folder.root())) {
            prefix.addAll(withoutRoot(folder, distribution));
        }
        // Last: a change of user before it would clear the signal again.
        if (works("setpriv", "--pdeathsig", "TERM", "true")) {
            prefix.addAll(List.of("setpriv", "--pdeathsig", "TERM"));
        }
        return prefix;
    }

    /** A way to run without root's rights: the words before the command, and who then owns the files. */
    private record Way(List<String> prefix, int owner) {}

    private static List<String> withoutRoot(ChildFolder folder, Path distribution) throws IOException {
        List<Way> ways = List.of(
                // To the files, the user of this namespace is still root: only its rights over others' files are gone.
                new Way(List.of("unshare", "-U", "--map-user=1000", "--map-group=1000"), 0),
                new Way(List.of("setpriv", "--reuid", "" + NOBODY, "--regid", "" + NOBODY, "--clear-groups"), NOBODY));
        String hindrance = "neither a user namespace (unshare -U) nor another user (setpriv --reuid) can be had here";
        for (Way way : ways) {
            if (!works(way.prefix(), "true")) {
                continue;
            }
            own(folder, way.owner());
            Optional<Path> unreadable = Stream.of(
                            distribution.resolve("bin").resolve("elasticsearch"), folder.config(), java())
                    .filter(needed -> !works(way.prefix(), "test", "-r", needed.toString()))
                    .findFirst();
            if (unreadable.isEmpty()) {
                return way.prefix();
            }
            hindrance = "a process without root's rights cannot read " + unreadable.get()
                    + ", which should be where all users may go";
        }
        throw new ElasticsearchFailure("Elasticsearch refuses to run as root, and " + hindrance
                + ": start the program as a user other than root.");
    }

    /** Of links the links themselves: who owned the folder before may have made them lead to files of others. */
    static void own(ChildFolder folder, int owner) throws IOException {
        for (Path path : folder.everything()) {
            if (!Integer.valueOf(owner).equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
                Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Whoever made the folder's lock file is who we are. */
    private static boolean runsAsRoot(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return false;
        }
        Path probe = Files.createTempFile(folder, "owner", null);
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(probe, "unix:uid"));
        } finally {
            Files.delete(probe);
        }
    }

    private static boolean works(List<String> prefix, String... command) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of(command));
        return works(words.toArray(String[]::new));
    }

    private static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException _) {
            // No such tool on this machine.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ElasticsearchFailure("Interrupted while starting Elasticsearch", e);
        }
    }
}
