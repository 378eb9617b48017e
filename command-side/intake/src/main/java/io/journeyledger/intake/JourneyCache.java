package io.journeyledger.intake;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.jspecify.annotations.Nullable;

/** Journeys lately written to, so that a next fact need not read their streams again. Bounded by what they take. */
final class JourneyCache implements Cache {

    /** A journey of twenty events takes about 5 KB, one of a hundred about 10, one of five hundred about 36. */
    static final long BYTES_A_JOURNEY = 8 * 1024;

    /** The shell around a journey, and who it is. */
    private static final int BYTES_ANYHOW = 3_800;

    private static final int BYTES_AN_EVENT = 65;

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;

    /** @param most journeys kept where each takes {@link #BYTES_A_JOURNEY}; fewer where they are longer */
    JourneyCache(long most) {
        this.entries = Caffeine.newBuilder()
                .maximumWeight(most * BYTES_A_JOURNEY)
                .<Object, Object>weigher((_, journey) -> bytes(journey))
                .executor(Runnable::run)
                .build();
    }

    private static int bytes(Object journey) {
        Long last = journey instanceof AggregateCacheEntry<?> entry ? version(entry) : null;
        long events = last == null ? 0 : last + 1;
        return (int) Math.min(Integer.MAX_VALUE, BYTES_ANYHOW + BYTES_AN_EVENT * events);
    }

    /** The entry tells nothing but the aggregate; as long as it has not been written to a disk it holds it ready. */
    @SuppressWarnings("NullAway")
    private static @Nullable Long version(AggregateCacheEntry<?> entry) {
        return entry.recreateAggregate(null, null, null).version();
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
