package io.journeyledger.projections.fold;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list that grows at its end in constant time and shares what it has with the list it grew from: a journey
 * of ten thousand events must not be copied ten thousand times.
 */
final class Chain<T> {

    private static final Chain<?> EMPTY = new Chain<>(null, null, 0);

    private final @Nullable Chain<T> before;
    private final @Nullable T last;
    private final int size;

    private Chain(@Nullable Chain<T> before, @Nullable T last, int size) {
        this.before = before;
        this.last = last;
        this.size = size;
    }

    @SuppressWarnings("unchecked") // an empty one holds nothing of any type
    static <T> Chain<T> empty() {
        return (Chain<T>) EMPTY;
    }

    Chain<T> with(T element) {
        return new Chain<>(this, element, size + 1);
    }

    int size() {
        return size;
    }

    /** Its elements, oldest first. */
    List<T> toList() {
        List<T> newestFirst = new ArrayList<>(size);
        Chain<T> at = this;
        while (at != null && at.last != null) {
            newestFirst.add(at.last);
            at = at.before;
        }
        return newestFirst.reversed();
    }
}
