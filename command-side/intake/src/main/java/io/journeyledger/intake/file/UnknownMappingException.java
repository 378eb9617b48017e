package io.journeyledger.intake.file;

/** The name of a mapping that the product does not have. */
public final class UnknownMappingException extends InvalidMappingException {

    private static final long serialVersionUID = 1L;

    UnknownMappingException(String name) {
        super("there is no mapping '" + name + "'; shipped are " + Mappings.SHIPPED + ", or give a file");
    }
}
