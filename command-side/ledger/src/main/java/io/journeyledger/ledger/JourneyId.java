package io.journeyledger.ledger;

import java.util.regex.Pattern;

/**
 * Names one journey: everything one customer lived through with one company; one event stream.
 *
 * @param value 1 to 64 characters out of {@code A-Z a-z 0-9 _ -}, so that it needs no escaping in a URL, a file name or a
 *     search index
 */
public record JourneyId(String value) implements Comparable<JourneyId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** @throws IllegalArgumentException when the value has another form */
    public JourneyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is no journey id: 1 to 64 of A-Z a-z 0-9 _ -");
        }
    }

    @Override
    public int compareTo(JourneyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
