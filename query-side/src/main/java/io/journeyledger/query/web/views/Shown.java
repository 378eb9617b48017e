package io.journeyledger.query.web.views;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a page shows of a list that may be long.
 *
 * @param total how many there are
 */
record Shown<T>(List<T> some, int total) {

    static <T> Shown<T> first(List<T> all, int most) {
        return new Shown<>(all.stream().limit(most).toList(), all.size());
    }

    /**
     * Those that go on, and the latest that are over.
     *
     * @param all the latest first
     * @param most of those that are over
     */
    static Shown<RebuildAnswer> latest(List<RebuildAnswer> all, int most) {
        Set<String> over = all.stream()
                .filter(RebuildAnswer::over)
                .limit(most)
                .map(RebuildAnswer::id)
                .collect(Collectors.toSet());
        return new Shown<>(
                all.stream()
                        .filter(rebuild -> !rebuild.over() || over.contains(rebuild.id()))
                        .toList(),
                all.size());
    }

    public boolean isPart() {
        return some.size() < total;
    }
}
