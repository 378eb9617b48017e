package io.journeyledger.projections.policyfile;

import io.journeyledger.ledger.Phrase;
import io.journeyledger.projections.policy.Fault;
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

    void at(Node node, String key, Phrase... said) {
        at(node, key, List.of(said));
    }

    void at(Node node, String key, List<Phrase> said) {
        at(node.getStartMark(), key, said);
    }

    /** Of the file as a whole. */
    void at(Optional<Mark> mark, Phrase... said) {
        at(mark, "", List.of(said));
    }

    private void at(Optional<Mark> mark, String key, List<Phrase> said) {
        found.add(new Problem(
                mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, key, said));
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

    /** The beginning of what is said of a value. */
    static Phrase shown(String value) {
        String line = value.codePoints()
                .limit(SHOWN)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return Fault.VALUE.with(line + (line.length() < value.length() ? "…" : ""));
    }
}
