package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What other processes left to be done, as the indices themselves tell it.
 *
 * @param filled to be brought up to date and put behind their aliases
 * @param worthless half filled, or filled for another program's documents
 * @param interrupted what was being filled, by the mark of it, and those of its views that are not filled, begun or not
 * @param outdated views whose live index has another mapping than this program's, and no successor among the others
 */
record LeftBehind(List<Marked> filled, List<Marked> worthless, Map<Mark, Set<View>> interrupted, Set<View> outdated) {

    /** @param own what this process has begun to fill itself; it is not left behind, and succeeds what it will replace */
    static LeftBehind in(List<Marked> indices, Set<String> own) {
        List<Marked> filled = new ArrayList<>();
        List<Marked> worthless = new ArrayList<>();
        Map<Mark, Set<View>> interrupted = new LinkedHashMap<>();
        Set<View> outdated = EnumSet.noneOf(View.class);
        Set<View> succeeded = EnumSet.noneOf(View.class);
        for (Marked index : indices) {
            Mark mark = index.mark();
            boolean fits = index.view().fits(index.index());
            boolean left = !own.contains(index.index());
            if (index.behindAlias() && !fits) {
                outdated.add(index.view());
            } else if (left && index.is(Mark.State.FILLED)) {
                (fits ? filled : worthless).add(index);
            } else if (left && mark != null && index.is(Mark.State.FILLING) && !index.behindAlias()) {
                worthless.add(index);
                interrupted
                        .computeIfAbsent(mark, begun -> unfilled(begun, indices))
                        .add(index.view());
            }
            boolean live = mark != null && mark.name() == null;
            if (live && (index.is(Mark.State.FILLING) || (index.is(Mark.State.FILLED) && fits))) {
                succeeded.add(index.view());
            }
        }
        interrupted.forEach((mark, views) -> {
            if (mark.name() == null) {
                succeeded.addAll(views);
            }
        });
        outdated.removeAll(succeeded);
        return new LeftBehind(filled, worthless, interrupted, outdated);
    }

    /** Whether there is anything that nobody is at; old mappings are nobody's work that was begun. */
    boolean isAny() {
        return !filled.isEmpty() || !worthless.isEmpty();
    }

    /** Of those that were to be filled together, the ones that are not: a process may end before it has begun with each. */
    private static Set<View> unfilled(Mark begun, List<Marked> indices) {
        Set<View> unfilled = EnumSet.noneOf(View.class);
        if (begun.views() != null) {
            unfilled.addAll(begun.views());
        }
        for (Marked index : indices) {
            Mark mark = index.mark();
            if (mark != null && mark.isOfOneFillingWith(begun) && !index.is(Mark.State.FILLING)) {
                unfilled.remove(index.view());
            }
        }
        return unfilled;
    }
}
