package io.journeyledger.projections.policyfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the problems of one file. */
final class Problems {

    /** A longer value is cut in messages. */
    private static final int SHOWN = 60;

    private final List<Problem> found = new ArrayList<>();

    void at(Node node, String key, String message) {
        at(node.getStartMark(), key, message);
    }

    void at(Optional<Mark> mark, String key, String message) {
        found.add(new Problem(
                mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, key, message));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order in which they stand in the file. */
    List<Problem> toList() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    static String shown(String value) {
        String line = value.codePoints()
                .limit(SHOWN)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "\"" + line + (line.length() < value.length() ? "…" : "") + "\"";
    }
}
