package io.journeyledger.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The whole program in a process of its own, with its Elasticsearch, as people start it; it is ready. */
record Served(Process process, URI url) implements AutoCloseable {

    private static final long LONGEST_STOP_SECONDS = 60;

    /** @param log where its errors go */
    static Served up(Path home, Path data, Path log, String... options) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                home.resolve("ops").resolve("ledger").toString(),
                                "up",
                                "--port",
                                "0",
                                "--data",
                                data.toString()),
                        Stream.of(options))
                .toList();
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        // Not closed: that would close the pipe that the program still has.
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null || !line.startsWith("ready ")) {
            process.destroy();
            throw new IllegalStateException(
                    "ops/ledger up did not get ready: " + line + "; its errors: " + Files.readString(log));
        }
        return new Served(process, URI.create(line.substring("ready ".length())));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
