package io.journeyledger.ledger;

/**
 * What recognises a customer across channels.
 *
 * @param kind what sort of identifier it is
 * @param fingerprint keyed hash of kind and normalised value, 32 hexadecimal digits; the only searchable form in the store
 * @param value the identifier itself, sealed
 */
public record Identifier(Kind kind, String fingerprint, PersonalText value) {

    /** Sorts of identifiers; {@link #REFERENCE} is a customer number of another system. */
    public enum Kind {
        EMAIL,
        PHONE,
        LOYALTY_CARD,
        ACCOUNT,
        DEVICE,
        REFERENCE
    }
}
