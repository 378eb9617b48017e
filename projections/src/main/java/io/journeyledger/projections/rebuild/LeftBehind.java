package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What other processes left to be done, as the indices themselves tell it.
 *
 * @param filled to be brought up to date and put behind their aliases
 * @param worthless half filled, filled for another program's documents or under a policy of old, or overtaken by what
 *     is live
 * @param interrupted what was being filled, by the mark of it, and those of its views that are not filled, begun or not
 * @param outdated views whose live index is of another version than this program's, or was filled under another policy,
 *     and has no successor among the others
 */
record LeftBehind(List<Marked> filled, List<Marked> worthless, Map<Mark, Set<View>> interrupted, Set<View> outdated) {

    /**
     * @param own what this process has begun to fill itself; it is not left behind, and succeeds what it will replace
     * @param policy version of the policy of this program
     */
    static LeftBehind in(List<Marked> indices, Set<String> own, String policy) {
        List<Marked> filled = new ArrayList<>();
        List<Marked> worthless = new ArrayList<>();
        Map<Mark, Set<View>> interrupted = new LinkedHashMap<>();
        Set<View> outdated = EnumSet.noneOf(View.class);
        Set<View> succeeded = EnumSet.noneOf(View.class);
        for (Marked index : indices) {
            Mark mark = index.mark();
            boolean fits = index.view().fits(index.index());
            boolean left = !own.contains(index.index());
            if (index.behindAlias() && (!fits || isOfOtherPolicy(index, policy))) {
                outdated.add(index.view());
            } else if (left && index.is(Mark.State.FILLED)) {
                (isOfWorth(index, indices, policy) ? filled : worthless).add(index);
            } else if (left && mark != null && index.is(Mark.State.FILLING) && !index.behindAlias()) {
                worthless.add(index);
                interrupted
                        .computeIfAbsent(mark, begun -> unfilled(begun, indices))
                        .add(index.view());
            }
            boolean live = mark != null && mark.name() == null;
            if (live
                    && (index.is(Mark.State.FILLING)
                            || (index.is(Mark.State.FILLED) && isOfWorth(index, indices, policy)))) {
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

    /** Whether there is anything that nobody is at; what is outdated is nobody's work that was begun. */
    boolean isAny() {
        return !filled.isEmpty() || !worthless.isEmpty();
    }

    /** One that is behind the alias and not yet live is brought up to date first. */
    private static boolean isOfOtherPolicy(Marked index, String policy) {
        Mark mark = index.mark();
        return mark != null && index.is(Mark.State.LIVE) && !mark.policy().equals(policy);
    }

    /** What is searched already is; anything else must be better than what is searched. */
    private static boolean isOfWorth(Marked filled, List<Marked> indices, String policy) {
        Mark mark = Objects.requireNonNull(filled.mark());
        View view = filled.view();
        return filled.behindAlias()
                || (view.fits(filled.index())
                        && mark.policy().equals(policy)
                        && indices.stream()
                                .filter(other ->
                                        other.view() == view && other.behindAlias() && view.fits(other.index()))
                                .map(Marked::mark)
                                .noneMatch(live -> live != null && live.since().isAfter(mark.since())));
    }

    /**
     * Of those that were to be filled together, the ones that are not: a process may end before it has begun with each.
     */
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
