package io.journeyledger.projections.replay;

/**
 * A time up to which something is to be told is still to come. What occurs and is recorded until then is not known yet,
 * so whatever was told today would be another thing tomorrow.
 */
public final class FutureTimeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    /**
     * @param parameter which part of the question, as programs call it
     * @param time an instant or a day
     * @param advice what to do instead
     */
    public FutureTimeException(String parameter, Object time, String advice) {
        super(parameter + " is '" + time + "', which lies in the future: " + advice);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
