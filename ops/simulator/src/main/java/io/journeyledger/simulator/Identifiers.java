package io.journeyledger.simulator;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What recognises one customer, and how much of it the ledger has been told. An identifier is named for the first time
 * beside one that is known already, so that it is linked to the right journey.
 */
final class Identifiers {

    enum Kind {
        EMAIL,
        PHONE,
        LOYALTY_CARD,
        ACCOUNT,
        DEVICE,
        REFERENCE
    }

    private final Map<Kind, String> values = new EnumMap<>(Kind.class);
    private final Set<Kind> known = EnumSet.noneOf(Kind.class);
    /** The one that stays for life. */
    private final Kind anchor;

    Identifiers(Kind anchor) {
        this.anchor = anchor;
    }

    void own(Kind kind, String value) {
        values.put(kind, value);
    }

    /** From now on the customer is not met under it; it is not named again. */
    String lose(Kind kind) {
        String lost = value(kind);
        values.remove(kind);
        known.remove(kind);
        return lost;
    }

    void learn(Kind kind) {
        known.add(kind);
    }

    boolean known(Kind kind) {
        return known.contains(kind);
    }

    boolean anyKnown() {
        return !known.isEmpty();
    }

    boolean owns(Kind kind) {
        return values.containsKey(kind);
    }

    Kind anchor() {
        return anchor;
    }

    String value(Kind kind) {
        String value = values.get(kind);
        if (value == null) {
            throw new IllegalStateException("the customer has no " + kind);
        }
        return value;
    }

    /**
     * Names the customer in an entry.
     *
     * @param preferred by which the source knows customers
     * @param late whether the entry is held back: it must not be the first to name an identifier
     */
    void write(Entry entry, Kind preferred, boolean late, Dice dice) {
        boolean usable = owns(preferred) && preferred != anchor && (known(preferred) || !late);
        boolean alone = usable && known(preferred) && dice.chance(0.7);
        if (!alone) {
            write(entry, anchor);
        }
        if (usable) {
            write(entry, preferred);
        }
    }

    private void write(Entry entry, Kind kind) {
        entry.identifier(kind.name(), value(kind));
        learn(kind);
    }
}
