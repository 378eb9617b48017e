package io.journeyledger.server.exit;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Ends the command with a message for the person at the terminal: what is wrong and what to do. */
public final class CommandFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient @Nullable JsonNode problem;

    /** @param exitCode one of {@link ExitCode} */
    public CommandFailure(int exitCode, String message) {
        this(exitCode, message, (Throwable) null);
    }

    public CommandFailure(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.problem = null;
    }

    /** @param problem the server's own words, for programs: a problem document (RFC 9457) */
    public CommandFailure(int exitCode, String message, JsonNode problem) {
        super(message);
        this.exitCode = exitCode;
        this.problem = problem;
    }

    /** The same with words before the message, which the problem has too. */
    public CommandFailure about(String what) {
        String message = what + ": " + getMessage();
        return problem instanceof ObjectNode told
                ? new CommandFailure(exitCode, message, told.deepCopy().put("detail", message))
                : new CommandFailure(exitCode, message, this);
    }

    public int exitCode() {
        return exitCode;
    }

    /** For programs; of what no server said, the message and the exit code alone. */
    public JsonNode problem() {
        return problem != null
                ? problem
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("code", ExitCode.word(exitCode))
                        .put("detail", getMessage());
    }
}
