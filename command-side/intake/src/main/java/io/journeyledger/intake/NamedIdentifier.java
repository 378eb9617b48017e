package io.journeyledger.intake;

import io.journeyledger.ledger.Identifier;
import org.jspecify.annotations.Nullable;

/** An identifier as an entry names it, in clear; lives only until it is sealed. */
record NamedIdentifier(Identifier.Kind kind, String value) {

    String normalised() {
        return kind.normalise(value);
    }

    /** Why it names nobody; none when it may name somebody. */
    @Nullable
    String fault() {
        if (Unicode.isBlank(normalised())) {
            return "this identifier has no letter, digit or sign, so it is that of nobody: leave it out";
        }
        if (kind == Identifier.Kind.PHONE && normalised().chars().noneMatch(Character::isDigit)) {
            // They are told apart by their digits; all without would be one.
            return "this telephone number has no digit, so it is that of nobody: leave it out";
        }
        if (kind == Identifier.Kind.EMAIL && normalised().indexOf('@') < 0) {
            return "this e-mail address has no @, so it is that of nobody: correct it, or leave it out";
        }
        String holds = Unicode.brokenLine(value.strip());
        return holds == null ? null : "this identifier holds " + holds + ": leave that out";
    }

    /** Never prints the value: log lines and error messages must not carry it. */
    @Override
    public String toString() {
        return kind.name();
    }
}
