package io.journeyledger.intake.file;

/** A mapping, or a file for a mapping, that cannot be used at all. The message says what, where and what to do. */
public sealed class InvalidMappingException extends Exception permits UnknownMappingException {

    private static final long serialVersionUID = 1L;

    public InvalidMappingException(String message) {
        super(message);
    }
}
