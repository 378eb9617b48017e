package io.journeyledger.ledger;

/**
 * Names one journey: everything one customer lived through with one company; one event stream.
 *
 * @param value 1 to 64 characters out of {@code A-Z a-z 0-9 _ -}, so that it needs no escaping in a URL, a file name or
 *     a search index
 */
public record JourneyId(String value) implements Comparable<JourneyId> {

    private static final int LONGEST = 64;

    /** @throws IllegalArgumentException when the value has another form */
    public JourneyId {
        if (!isId(value)) {
            throw new IllegalArgumentException("'" + value + "' is no journey id: 1 to 64 of A-Z a-z 0-9 _ -");
        }
    }

    /** By hand: there is one in every row that is read, and a pattern takes ten times as long. */
    private static boolean isId(String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-')) {
                return false;
            }
        }
        return true;
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
