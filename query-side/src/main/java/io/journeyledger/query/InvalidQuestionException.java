package io.journeyledger.query;

/** A question that cannot be asked this way; the message says what to change. */
public final class InvalidQuestionException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    private final String parameter;

    /**
     * @param parameter which part of the question
     * @param value what it was
     * @param advice what to do instead
     */
    public InvalidQuestionException(String parameter, String value, String advice) {
        super(parameter + " is '" + (value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value) + "': "
                + advice);
        this.parameter = parameter;
    }

    /** @throws InvalidQuestionException when a number is out of its range */
    public static void within(String parameter, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidQuestionException(
                    parameter, Integer.toString(value), "choose a number from " + least + " to " + most);
        }
    }

    /** @throws InvalidQuestionException when a text has more characters */
    public static void notLongerThan(String parameter, String value, int most) {
        if (value.length() > most) {
            throw new InvalidQuestionException(parameter, value, "use at most " + most + " characters");
        }
    }

    public String parameter() {
        return parameter;
    }
}
