package io.journeyledger.store.memory;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers what was lately used, and forgets what was not used for longest. Not safe for use by many threads. */
public final class Lately<K, V> extends LinkedHashMap<K, V> {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int most;

    /** @param most how many are remembered */
    public Lately(int most) {
        super(64, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
