package io.journeyledger.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Searches that go on all along. What was found once is to be found ever after: entries only add to it. */
final class Searches implements AutoCloseable {

    private static final List<String> VIEWS = List.of("customers", "complaints", "timeline", "transitions");
    private static final int MOST_TOLD = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final LedgerProcess ledger;
    private final Map<String, ToLongFunction<JsonNode>> questions = new LinkedHashMap<>();
    private final Map<String, Long> least = new LinkedHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong asked = new AtomicLong();
    private final List<Thread> searchers = new ArrayList<>();
    private volatile boolean stopped;

    private Searches(LedgerProcess ledger) {
        this.ledger = ledger;
        String api = ledger.url() + "/api/v1";
        for (String words : List.of("refund", "order", "delivery")) {
            questions.put(
                    api + "/search?q=" + words,
                    found -> found.path("events").path("total").asLong());
        }
        questions.put(
                api + "/figures/concentration",
                figure -> figure.path("spreads").path(0).path("journeys").asLong());
        questions.put(
                api + "/figures/stages",
                figure -> last(figure.path("points")).path("journeys").asLong());
        String elasticsearch =
                ledger.get("/api/v1/status").path("elasticsearch").asString();
        for (String view : VIEWS) {
            questions.put(
                    elasticsearch + "/journey-" + view + "/_count",
                    answer -> answer.path("count").asLong());
        }
    }

    /** Asks each question once for what it has to find from then on, and then again and again. */
    static Searches begin(LedgerProcess ledger, int searchers) {
        Searches searches = new Searches(ledger);
        searches.questions.forEach(
                (address, count) -> searches.least.put(address, count.applyAsLong(ledger.ask(address))));
        for (int i = 0; i < searchers; i++) {
            searches.searchers.add(Thread.ofVirtual().start(searches::search));
        }
        return searches;
    }

    /** What each question found before anything went on. */
    Collection<Long> before() {
        return least.values();
    }

    long asked() {
        return asked.get();
    }

    /** Answers that were no answers, or fewer than before. */
    Collection<String> failures() {
        return failures;
    }

    private void search() {
        while (!stopped) {
            questions.forEach((address, count) -> ask(address, count, least.getOrDefault(address, 0L)));
        }
    }

    private void ask(String address, ToLongFunction<JsonNode> count, long atLeast) {
        try {
            var answer = ledger.look(address);
            long found = answer.statusCode() == 200 ? count.applyAsLong(JSON.readTree(answer.body())) : -1;
            if (found < atLeast) {
                tell(address + " found " + found + " instead of " + atLeast + " or more: " + answer.body());
            }
        } catch (RuntimeException e) {
            tell(address + ": " + e);
        }
        asked.incrementAndGet();
    }

    private static JsonNode last(JsonNode array) {
        return array.path(array.size() - 1);
    }

    private void tell(String failure) {
        if (failures.size() < MOST_TOLD) {
            failures.add(failure);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (Thread searcher : searchers) {
            searcher.join();
        }
    }
}
