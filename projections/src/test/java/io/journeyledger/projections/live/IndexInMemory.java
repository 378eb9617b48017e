package io.journeyledger.projections.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.journeyledger.projections.index.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an index does with external versions, {@code external_gte}, tombstones included. */
final class IndexInMemory {

    private record Kept(long version, @Nullable String source) {}

    private final Map<String, Kept> documents = new HashMap<>();

    void take(List<Operation> operations) {
        for (Operation operation : operations) {
            String key = operation.index() + "/" + operation.id();
            Kept kept = documents.get(key);
            if (kept == null || kept.version() <= operation.version()) {
                byte[] source = operation.source();
                documents.put(key, new Kept(operation.version(), source == null ? null : new String(source, UTF_8)));
            }
        }
    }

    /** The documents that are there, by index and id. */
    Map<String, String> documents() {
        Map<String, String> there = new TreeMap<>();
        documents.forEach((key, kept) -> {
            if (kept.source() != null) {
                there.put(key, kept.source());
            }
        });
        return there;
    }
}
