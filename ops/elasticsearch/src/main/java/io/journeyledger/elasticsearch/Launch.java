package io.journeyledger.elasticsearch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Starts the server's processes. */
final class Launch {
    /** {@code JDK_JAVA_OPTIONS} is for every Java there is, and Elasticsearch is one. */
    private static final Set<String> NEEDED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "LD_LIBRARY_PATH",
            "JDK_JAVA_OPTIONS");

    private Launch() {}

    static Process launch(Path distribution, ChildFolder folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Privileges.prefix(folder, distribution));
        command.add(distribution.resolve("bin").resolve("elasticsearch").toString());
        command.addAll(List.of("-p", folder.serverPid().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.console().toFile());
        Map<String, String> ours = Map.copyOf(builder.environment());
        builder.environment().clear();
        builder.environment().putAll(environment(ours, folder));
        return startedByThreadThatStays(builder);
    }

    /**
     * Its own settings and what every process needs: nothing that this machine has for another Elasticsearch or another
     * Java, and not the ledger's keys and passwords, which may be in its environment.
     */
    static Map<String, String> environment(Map<String, String> ours, ChildFolder folder) {
        Map<String, String> environment = new HashMap<>(ours);
        environment.keySet().removeIf(name -> !NEEDED.contains(name) && !name.startsWith("LC_"));
        environment.put("ES_JAVA_HOME", System.getProperty("java.home"));
        environment.put("ES_PATH_CONF", folder.config().toString());
        String temporary = folder.temporary().toString();
        environment.put("ES_TMPDIR", temporary);
        // What launches the server makes a folder of its own and leaves it, by default where everybody's are. The
        // script takes
        // its options apart at blanks and fills in patterns, whatever quotes are around them.
        if (temporary.matches("[^\\s*?\\[]+")) {
            environment.put("CLI_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        }
        return environment;
    }

    /**
     * Linux sends a parent-death signal when the thread that started a process ends, not when its process does: so the
     * thread that starts it lives as long as it.
     */
    private static Process startedByThreadThatStays(ProcessBuilder builder) throws IOException, InterruptedException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("elasticsearch-child").start(() -> {
            try {
                Process process = builder.start();
                started.complete(process);
                process.waitFor();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (Throwable e) { // of any kind: who waits for it would wait for ever
                started.completeExceptionally(e);
            }
        });
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new IOException("The process could not be started: " + e.getCause(), e);
        }
    }
}
