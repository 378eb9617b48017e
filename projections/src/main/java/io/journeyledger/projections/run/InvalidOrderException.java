package io.journeyledger.projections.run;

/** What was ordered of a runner cannot be, whatever the state of things. The message says why and what to do. */
public class InvalidOrderException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    /** @param parameter which part of the order, as programs call it */
    public InvalidOrderException(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    public final String parameter() {
        return parameter;
    }
}
