package io.journeyledger.server.exit;

/** What the program's exit code tells a script. Ends by signal have the usual 128 and the signal's number. */
public final class ExitCode {
    /** All is done as asked. */
    public static final int DONE = 0;

    /** It was not done, or not wholly: the message says what; after an import, rows were rejected. */
    public static final int FAILED = 1;

    /** The command line is wrong. */
    public static final int USAGE = 2;

    /** No server answers there, or it is not ready. */
    public static final int NOT_READY = 3;

    /** The port or the data folder is taken. */
    public static final int TAKEN = 4;

    /** Elasticsearch does not start. */
    public static final int ELASTICSEARCH = 5;

    private ExitCode() {}

    /** What programs read where there is no other code, such as {@code not-ready}. */
    static String word(int exitCode) {
        return switch (exitCode) {
            case USAGE -> "usage";
            case NOT_READY -> "not-ready";
            case TAKEN -> "taken";
            case ELASTICSEARCH -> "elasticsearch";
            default -> "failed";
        };
    }
}
