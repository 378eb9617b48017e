package io.journeyledger.elasticsearch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Waits until a child answers and has its indices open. */
final class Readiness {
    private static final System.Logger LOG = System.getLogger(Readiness.class.getName());
    private static final Duration POLL = Duration.ofMillis(100);

    private Readiness() {}

    /**
     * The address at which it answers.
     *
     * @throws ElasticsearchFailure if it ends or does not answer in time, with the last lines of its log
     */
    static URI await(ChildFolder folder, Process process, Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        boolean answers = false;
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                if (!process.isAlive()) {
                    throw new ElasticsearchFailure("Elasticsearch ended with code " + process.exitValue()
                            + " while starting.\n" + folder.lastLines());
                }
                Optional<URI> address = address(folder);
                if (address.isPresent()) {
                    Optional<Integer> status = health(http, address.get());
                    answers = status.isPresent();
                    if (status.isPresent() && status.get() == 200) {
                        return address.get();
                    }
                }
                Thread.sleep(POLL);
            }
        }
        if (answers) {
            // A broken index is for the one who owns it to rebuild, which needs a server that runs.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Elasticsearch answers, but some of its indices did not open within {0}",
                    within);
            return address(folder).orElseThrow();
        }
        throw new ElasticsearchFailure(
                "Elasticsearch did not answer within " + within.toSeconds() + " s.\n" + folder.lastLines());
    }

    /** Status of an answer that waits up to a second for all primary shards; empty if there is no answer. */
    private static Optional<Integer> health(HttpClient http, URI address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        address.resolve("/_cluster/health?wait_for_status=yellow&timeout=1s"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return Optional.of(
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<URI> address(ChildFolder folder) {
        try {
            List<String> addresses = Files.readAllLines(folder.httpAddresses());
            return addresses.stream()
                    .filter(line -> line.startsWith("127.0.0.1:"))
                    .findFirst()
                    .map(line -> URI.create("http://" + line));
        } catch (IOException _) {
            // Not written yet.
            return Optional.empty();
        }
    }
}
