package io.journeyledger.ledger;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map that is cheap to change by copying: a large base shared by its successors, and a small layer of
 * what came since. A change copies the layer only; when the layer has outgrown the square root of the base, both become
 * a new base. So a change costs O(√n), where a plain copy costs O(n): a journey of ten thousand orders stays fast to
 * write to.
 */
final class Layered<K, V> extends AbstractMap<K, V> {

    private static final int SMALLEST_LAYER = 16;

    private final Map<K, V> base;
    private final Map<K, V> layer;

    private Layered(Map<K, V> base, Map<K, V> layer) {
        this.base = base;
        this.layer = layer;
    }

    static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> base = map instanceof Layered<K, V> layered ? layered.base : map;
        Map<K, V> layer = new HashMap<>(map instanceof Layered<K, V> layered ? layered.layer : Map.of());
        layer.put(key, value);
        if (layer.size() <= Math.max(SMALLEST_LAYER, Math.sqrt(base.size()))) {
            return new Layered<>(base, layer);
        }
        Map<K, V> merged = HashMap.newHashMap(base.size() + layer.size());
        merged.putAll(base);
        merged.putAll(layer);
        return new Layered<>(merged, Map.of());
    }

    @Override
    @SuppressWarnings("NullAway") // Map.get answers null for what is not there
    public @Nullable V get(Object key) {
        V value = layer.get(key);
        return value != null ? value : base.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return layer.containsKey(key) || base.containsKey(key);
    }

    /** All entries as one; for whole-map uses such as snapshots and comparison. */
    @Override
    public Set<Entry<K, V>> entrySet() {
        Map<K, V> all = new HashMap<>(base);
        all.putAll(layer);
        return Map.copyOf(all).entrySet();
    }
}
