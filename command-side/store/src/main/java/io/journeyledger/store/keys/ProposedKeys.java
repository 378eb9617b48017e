package io.journeyledger.store.keys;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.memory.OfTransaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * Keys with which a transaction seals before it is decided whether anything of that is recorded; forgotten at its end.
 */
final class ProposedKeys {

    private final KeyTable table;
    private final KeyCache kept;
    private final OfTransaction<Map<JourneyId, JourneyKey>> own = new OfTransaction<>(HashMap::new, _ -> {});

    /** @param kept learns of those that are kept */
    ProposedKeys(KeyTable table, KeyCache kept) {
        this.table = table;
        this.kept = kept;
    }

    @Nullable
    JourneyKey get(JourneyId journey) {
        Map<JourneyId, JourneyKey> proposed = own.current();
        return proposed == null ? null : proposed.get(journey);
    }

    /** @param made makes the key of a journey that has none proposed yet */
    void add(Collection<JourneyId> journeys, Function<JourneyId, JourneyKey> made) {
        if (!journeys.isEmpty()) {
            Map<JourneyId, JourneyKey> proposed =
                    Objects.requireNonNull(own.open(), "keys are proposed within a transaction");
            journeys.forEach(journey -> proposed.computeIfAbsent(journey, made));
        }
    }

    void forget(JourneyId journey) {
        take(List.of(journey));
    }

    void keep(Collection<JourneyId> journeys) {
        SortedMap<JourneyId, JourneyKey> taken = take(journeys);
        if (taken.isEmpty()) {
            return;
        }
        List<KeyTable.Row> rows = table.create(
                List.copyOf(taken.keySet()),
                journey -> Objects.requireNonNull(taken.get(journey)).wrapped());
        for (KeyTable.Row row : rows) {
            JourneyKey key = Objects.requireNonNull(taken.get(row.journey()));
            if (row.isOf(key)) {
                kept.putAfterCommit(row.journey(), key);
            } else if (row.wrapped() != null) {
                throw new DuplicateKeyException("Journey " + row.journey() + " got its key elsewhere meanwhile");
            }
        }
    }

    /** In one order, whoever keeps them. */
    private SortedMap<JourneyId, JourneyKey> take(Collection<JourneyId> journeys) {
        SortedMap<JourneyId, JourneyKey> taken = new TreeMap<>();
        Map<JourneyId, JourneyKey> proposed = own.current();
        if (proposed != null) {
            for (JourneyId journey : journeys) {
                JourneyKey key = proposed.remove(journey);
                if (key != null) {
                    taken.put(journey, key);
                }
            }
        }
        return taken;
    }
}
