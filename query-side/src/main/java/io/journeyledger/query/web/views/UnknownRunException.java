package io.journeyledger.query.web.views;

/** A rebuild, audit or rehearsal that this process does not know, or knows no more. */
final class UnknownRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownRunException(String kind, String id) {
        super("this process knows no " + kind + " " + id + ", or no more: they are told of until it ends");
    }
}
