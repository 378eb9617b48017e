package io.journeyledger.intake;

import io.journeyledger.ledger.Identifier;

/** An identifier as an entry names it, in clear; lives only until it is sealed. */
public record NamedIdentifier(Identifier.Kind kind, String value) {

    String normalised() {
        return kind.normalise(value);
    }

    /** Telephone numbers are told apart by their digits; all without would be one. */
    boolean namesNobody() {
        return kind == Identifier.Kind.PHONE && normalised().chars().noneMatch(Character::isDigit);
    }

    /** Never prints the value: log lines and error messages must not carry it. */
    @Override
    public String toString() {
        return kind.name();
    }
}
