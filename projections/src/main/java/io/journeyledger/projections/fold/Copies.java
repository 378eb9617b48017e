package io.journeyledger.projections.fold;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Changed copies of unmodifiable maps and sets, which keep the order in which keys came. */
final class Copies {

    private Copies() {}

    static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return Collections.unmodifiableMap(copy);
    }

    static <K, V> Map<K, V> without(Map<K, V> map, K key) {
        Map<K, V> copy = new LinkedHashMap<>(map);
        copy.remove(key);
        return Collections.unmodifiableMap(copy);
    }

    static <E> Set<E> with(Set<E> set, E element) {
        Set<E> copy = new LinkedHashSet<>(set);
        copy.add(element);
        return Collections.unmodifiableSet(copy);
    }

    static <K> Map<K, Integer> counted(Map<K, Integer> map, K key) {
        return with(map, key, map.getOrDefault(key, 0) + 1);
    }

    static <K> Map<K, BigDecimal> added(Map<K, BigDecimal> map, K key, BigDecimal amount) {
        return with(map, key, map.getOrDefault(key, BigDecimal.ZERO).add(amount));
    }
}
