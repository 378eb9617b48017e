package io.journeyledger.projections;

import io.journeyledger.projections.policy.Policy;
import io.journeyledger.store.operation.PolicyArchive;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies that are kept as long as the test. */
public final class PoliciesInMemory implements PolicyArchive {

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    private PoliciesInMemory() {}

    public static Policies of(Policy current, String text) {
        return new Policies(current, text, new PoliciesInMemory(), InstantSource.fixed(Chronicle.END));
    }

    @Override
    public synchronized void keep(String version, String text, Instant now) {
        kept.putIfAbsent(version, new Kept(version, text, now));
    }

    @Override
    public synchronized Optional<Kept> find(String version) {
        return Optional.ofNullable(kept.get(version));
    }

    @Override
    public synchronized List<Kept> all() {
        return List.copyOf(kept.values());
    }
}
