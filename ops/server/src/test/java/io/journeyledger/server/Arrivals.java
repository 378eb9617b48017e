package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Entries that come in over HTTP at a steady rate, until there are no more or the server is gone. */
final class Arrivals implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int BATCHES_A_SECOND = 10;

    private final LedgerProcess ledger;
    private final Queue<String> lines;
    private final int batch;
    private final long begun = System.nanoTime();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicLong events = new AtomicLong();
    private final Thread sender;
    private volatile long ended;
    private volatile @Nullable Throwable failure;

    private Arrivals(LedgerProcess ledger, Queue<String> lines, int rate) {
        this.ledger = ledger;
        this.lines = lines;
        this.batch = rate / BATCHES_A_SECOND;
        this.sender = Thread.ofVirtual().unstarted(this::sendAll);
    }

    /**
     * @param lines entries as NDJSON; what is sent is taken from them
     * @param rate entries a second
     */
    static Arrivals begin(LedgerProcess ledger, Queue<String> lines, int rate) {
        Arrivals arrivals = new Arrivals(ledger, lines, rate);
        arrivals.sender.start();
        return arrivals;
    }

    /** Events that the server said it recorded. */
    long events() {
        return events.get();
    }

    boolean isOver() {
        return !sender.isAlive();
    }

    /** Events a second, from the begin to the last answer. */
    double rate() {
        return events() * 1e9 / ((isOver() ? ended : System.nanoTime()) - begun);
    }

    /** Waits until everything is sent. */
    void await() throws InterruptedException {
        assertThat(sender.join(Duration.ofMinutes(10))).isTrue();
        assertThat(failure).isNull();
    }

    private void sendAll() {
        try {
            for (int sent = 0; !lines.isEmpty() && !isStoppedBefore(sent); sent++) {
                send();
            }
        } catch (UncheckedIOException _) {
            // the server is gone
        } catch (RuntimeException | AssertionError | InterruptedException e) {
            failure = e;
        } finally {
            ended = System.nanoTime();
        }
    }

    /** Waits until it is the time of a batch. */
    private boolean isStoppedBefore(int batches) throws InterruptedException {
        long due = begun + TimeUnit.SECONDS.toNanos(batches) / BATCHES_A_SECOND;
        return stopped.await(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void send() {
        List<String> next = new ArrayList<>();
        while (next.size() < batch && !lines.isEmpty()) {
            next.add(lines.remove());
        }
        HttpResponse<String> answer = ledger.post("/api/v1/entries", "application/x-ndjson", String.join("\n", next));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        for (JsonNode result : JSON.readTree(answer.body()).path("results")) {
            if (result.path("outcome").asString().equals("recorded")) {
                events.addAndGet(result.path("events").asLong());
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped.countDown();
        sender.join();
    }
}
