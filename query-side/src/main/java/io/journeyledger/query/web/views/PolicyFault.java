package io.journeyledger.query.web.views;

import io.journeyledger.projections.policyfile.InvalidPolicyException;
import io.journeyledger.projections.policyfile.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem of a policy beside the line it was found in.
 *
 * @param text the line; none: it is empty, or was shown with the problem before
 */
record PolicyFault(Problem problem, @Nullable String text) {

    /** Characters of a line that are shown. */
    private static final int SHOWN = 120;

    static List<PolicyFault> of(InvalidPolicyException e, String file) {
        List<String> lines = file.lines().toList();
        List<PolicyFault> faults = new ArrayList<>();
        int shown = 0;
        for (Problem problem : e.problems()) {
            faults.add(new PolicyFault(problem, problem.line() == shown ? null : line(lines, problem)));
            shown = problem.line();
        }
        return faults;
    }

    private static @Nullable String line(List<String> lines, Problem problem) {
        if (problem.line() > lines.size()) {
            return null;
        }
        String line = lines.get(problem.line() - 1);
        if (line.isBlank()) {
            return null;
        }
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
