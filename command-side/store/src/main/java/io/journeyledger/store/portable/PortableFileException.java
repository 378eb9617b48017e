package io.journeyledger.store.portable;

/** A file of events that cannot be used: what is wrong with it, in which line, and what to do. */
public final class PortableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Of the file as a whole. */
    public PortableFileException(String message) {
        super(message);
    }

    /** @param line from 1 upwards */
    public PortableFileException(long line, String message) {
        super("Line " + line + ": " + message);
    }

    PortableFileException(long line, String message, Throwable cause) {
        super("Line " + line + ": " + message, cause);
    }
}
