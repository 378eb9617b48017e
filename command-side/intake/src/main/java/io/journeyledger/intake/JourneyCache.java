package io.journeyledger.intake;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/** Journeys lately written to, so that a next fact need not read their streams again. Bounded by their number. */
final class JourneyCache implements Cache {

    /** A journey of twenty events takes about 5 KB, one of a hundred about 10. */
    static final long BYTES_A_JOURNEY = 8 * 1024;

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;

    /** @param most journeys kept */
    JourneyCache(long most) {
        this.entries =
                Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // as Axon declares it
    public <K, V> V get(K key) {
        return (V) entries.getIfPresent(key);
    }

    @Override
    public void put(Object key, Object value) {
        entries.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return entries.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        entries.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.asMap().containsKey(key);
    }

    @Override
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        entries.asMap().computeIfPresent(key, (same, value) -> updated(value, update));
    }

    @SuppressWarnings("unchecked")
    private static <V> @Nullable Object updated(Object value, UnaryOperator<V> update) {
        return update.apply((V) value);
    }

    /** Nobody listens to this cache. */
    @Override
    public Registration registerCacheEntryListener(EntryListener cacheEntryListener) {
        return () -> true;
    }
}
