package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What was live before. */
final class Previous {

    private Previous() {}

    /**
     * The indices of a view, the one that was live last first: one that was restored may be older than those after it.
     */
    static List<Marked> of(View view, List<Marked> all) {
        return all.stream()
                .filter(index -> index.view() == view && !index.behindAlias() && index.is(Mark.State.PREVIOUS))
                .sorted(Comparator.comparing(Previous::since)
                        .thenComparing(Marked::index)
                        .reversed())
                .toList();
    }

    private static Instant since(Marked previous) {
        return Objects.requireNonNull(previous.mark()).since();
    }
}
