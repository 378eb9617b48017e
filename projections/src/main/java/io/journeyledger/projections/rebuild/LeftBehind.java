package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a process before this one left to be done, as the indices themselves tell it.
 *
 * @param filled to be brought up to date and put behind their aliases
 * @param worthless half filled, or filled for another program's documents
 * @param interrupted the half-filled ones, by what they were being filled for
 * @param outdated views whose live index has another mapping than this program's, and no successor among the others
 */
record LeftBehind(
        List<Marked> filled, List<Marked> worthless, Collection<List<Marked>> interrupted, Set<View> outdated) {

    static LeftBehind in(List<Marked> indices) {
        List<Marked> filled = new ArrayList<>();
        List<Marked> worthless = new ArrayList<>();
        Map<String, List<Marked>> interrupted = new TreeMap<>();
        Set<View> outdated = EnumSet.noneOf(View.class);
        Set<View> succeeded = EnumSet.noneOf(View.class);
        for (Marked index : indices) {
            boolean fits = index.view().fits(index.index());
            if (index.behindAlias() && !fits) {
                outdated.add(index.view());
            } else if (index.is(Mark.State.FILLED)) {
                (fits ? filled : worthless).add(index);
            } else if (index.is(Mark.State.FILLING) && !index.behindAlias()) {
                worthless.add(index);
                interrupted
                        .computeIfAbsent(String.valueOf(index.mark()), _ -> new ArrayList<>())
                        .add(index);
            }
            boolean live = index.mark() != null && index.mark().name() == null;
            if (live && (index.is(Mark.State.FILLING) || (index.is(Mark.State.FILLED) && fits))) {
                succeeded.add(index.view());
            }
        }
        outdated.removeAll(succeeded);
        return new LeftBehind(filled, worthless, interrupted.values(), outdated);
    }
}
