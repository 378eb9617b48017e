package io.journeyledger.projections.audit;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.View;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What did not look right at first sight, to be looked at again: the ledger may have gone on, or the live projection.
 * Settled whenever there are enough of them, so that they never fill the memory. Safe for use by many threads.
 */
final class Suspects {

    private static final int ENOUGH = 500;

    private final Consumer<Map<Case, Set<String>>> settle;
    private Map<Case, Set<String>> cases = new LinkedHashMap<>();
    private int ids;

    /**
     * The documents of a journey in a view.
     *
     * @param journey none where the id of a document names none
     */
    record Case(View view, @Nullable JourneyId journey) {}

    /** @param settle called with cases, each with the ids of documents that may be surplus */
    Suspects(Consumer<Map<Case, Set<String>>> settle) {
        this.settle = settle;
    }

    synchronized void add(View view, JourneyId journey) {
        cases.computeIfAbsent(new Case(view, journey), _ -> new LinkedHashSet<>());
        settleIfEnough();
    }

    /** @param id of a document that may be surplus */
    synchronized void add(View view, String id) {
        cases.computeIfAbsent(new Case(view, DocumentIds.stream(view, id)), _ -> new LinkedHashSet<>())
                .add(id);
        ids++;
        settleIfEnough();
    }

    synchronized void settleAll() {
        if (!cases.isEmpty()) {
            Map<Case, Set<String>> now = cases;
            cases = new LinkedHashMap<>();
            ids = 0;
            settle.accept(now);
        }
    }

    private void settleIfEnough() {
        if (cases.size() >= ENOUGH || ids >= ENOUGH) {
            settleAll();
        }
    }
}
