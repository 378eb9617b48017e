package io.journeyledger.elasticsearch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a child needs to start.
 *
 * @param distribution home folder of the unpacked server; only read
 * @param folder folder that the child owns: its configuration, indices, logs and temporary files; made if missing, and
 *     used again with what it holds
 * @param heapMegabytes heap of the server in MiB, at least 128; the process takes about as much again besides
 * @param httpPort loopback port to listen on, 0 for any free one
 * @param jvmOptions more options for the server's JVM, after those of the distribution
 * @param startWithin how long it may take until the server answers
 * @param stopWithin how long it may take to stop before it is killed
 */
public record ElasticsearchSettings(
        Path distribution,
        Path folder,
        int heapMegabytes,
        int httpPort,
        List<String> jvmOptions,
        Duration startWithin,
        Duration stopWithin) {
    public ElasticsearchSettings {
        if (heapMegabytes < 128) {
            throw new IllegalArgumentException("The heap of Elasticsearch is at least 128 MiB, not " + heapMegabytes);
        }
        if (httpPort < 0 || httpPort > 65_535) {
            throw new IllegalArgumentException("A port is between 0 and 65535, not " + httpPort);
        }
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** The server that the build unpacked, with a heap of 512 MiB, on any free port, in this folder. */
    public static ElasticsearchSettings in(Path folder) {
        return new ElasticsearchSettings(
                ElasticsearchDistribution.home(),
                folder,
                512,
                0,
                List.of(),
                Duration.ofMinutes(2),
                Duration.ofSeconds(30));
    }

    /** The same for a server that runs for seconds: without the second compiler, which takes half of a start. */
    public ElasticsearchSettings forShortRun() {
        return withJvmOptions(List.of("-XX:TieredStopAtLevel=1"));
    }

    /** The same with another heap, in MiB. */
    public ElasticsearchSettings withHeapMegabytes(int megabytes) {
        return new ElasticsearchSettings(
                distribution, folder, megabytes, httpPort, jvmOptions, startWithin, stopWithin);
    }

    /** The same on this port; 0 for any free one. */
    public ElasticsearchSettings withHttpPort(int port) {
        return new ElasticsearchSettings(
                distribution, folder, heapMegabytes, port, jvmOptions, startWithin, stopWithin);
    }

    /** The same with these further options for the server's JVM. */
    public ElasticsearchSettings withJvmOptions(List<String> options) {
        return new ElasticsearchSettings(
                distribution, folder, heapMegabytes, httpPort, options, startWithin, stopWithin);
    }
}
