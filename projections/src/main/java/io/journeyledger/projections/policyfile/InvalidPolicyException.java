package io.journeyledger.projections.policyfile;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A file that is no policy. The message lists every problem, one a line, in the order in which they stand in the file.
 */
public final class InvalidPolicyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param name what the message calls the file
     * @param problems at least one
     */
    public InvalidPolicyException(String name, List<Problem> problems) {
        super(name
                + (problems.size() == 1 ? " has a problem:" : " has " + problems.size() + " problems:")
                + problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining()));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
