package io.journeyledger.intake.file;

import io.journeyledger.ledger.Argument;

/** The name of a mapping that the product does not have. */
public final class UnknownMappingException extends InvalidMappingException {

    private static final long serialVersionUID = 1L;

    UnknownMappingException(String name) {
        super("unknown", Argument.text(name), Argument.texts(Mappings.SHIPPED));
    }
}
