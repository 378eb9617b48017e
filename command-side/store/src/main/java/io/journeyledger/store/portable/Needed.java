package io.journeyledger.store.portable;

import org.jspecify.annotations.Nullable;

/** What a line of the file cannot do without, and a reader of JSON hands over as null. */
final class Needed {

    private Needed() {}

    /** @throws IllegalArgumentException when it is missing */
    static void of(String name, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }
}
