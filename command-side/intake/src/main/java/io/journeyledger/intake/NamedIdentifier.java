package io.journeyledger.intake;

import io.journeyledger.ledger.Identifier;

/** An identifier as an entry names it, in clear; lives only until it is sealed. */
public record NamedIdentifier(Identifier.Kind kind, String value) {

    String normalised() {
        return kind.normalise(value);
    }

    /** Never prints the value: log lines and error messages must not carry it. */
    @Override
    public String toString() {
        return kind.name();
    }
}
