package io.journeyledger.ledger;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Changed copies of unmodifiable sets. */
final class Copies {

    private Copies() {}

    static <T> Set<T> with(Set<T> set, T element) {
        Set<T> copy = new HashSet<>(set);
        copy.add(element);
        return Collections.unmodifiableSet(copy);
    }

    static <T> Set<T> without(Set<T> set, T element) {
        Set<T> copy = new HashSet<>(set);
        copy.remove(element);
        return Collections.unmodifiableSet(copy);
    }
}
