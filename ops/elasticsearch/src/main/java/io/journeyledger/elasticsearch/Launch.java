package io.journeyledger.elasticsearch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Starts the server's processes. */
final class Launch {
    private Launch() {}

    static Process launch(Path distribution, ChildFolder folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Privileges.prefix(folder, distribution));
        command.add(distribution.resolve("bin").resolve("elasticsearch").toString());
        command.addAll(List.of("-p", folder.serverPid().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.console().toFile());
        Map<String, String> environment = builder.environment();
        // Its own settings only, whatever this machine has for another Elasticsearch or another Java.
        environment
                .keySet()
                .removeIf(name -> name.startsWith("ES_") || name.startsWith("JAVA") || name.startsWith("_JAVA"));
        environment.put("ES_JAVA_HOME", System.getProperty("java.home"));
        environment.put("ES_PATH_CONF", folder.config().toString());
        environment.put("ES_TMPDIR", folder.temporary().toString());
        return startedByThreadThatStays(builder);
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
            } catch (IOException e) {
                started.completeExceptionally(e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new IOException("The process could not be started: " + e.getCause(), e);
        }
    }
}
