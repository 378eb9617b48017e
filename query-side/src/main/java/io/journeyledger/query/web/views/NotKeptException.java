package io.journeyledger.query.web.views;

/** Something by that name is not kept here: not a run, which only its process tells of. */
final class NotKeptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    /**
     * @param parameter what it was named by
     * @param message what is not there, and where to look
     */
    NotKeptException(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }
}
