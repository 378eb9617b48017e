package io.journeyledger.query.web.views;

import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.rebuild.Rebuilds;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The indices of the views, a page at a time: those in service by view and name, then those beside, the latest first.
 *
 * @param total how many there are on all pages
 * @param next after how many the next page begins; none: this is the last
 */
record Indices(List<Index> page, int total, @Nullable Integer next) {

    private static final Comparator<Marked> ORDER = Comparator.comparing((Marked index) -> isBeside(index))
            .thenComparing(index -> isBeside(index) ? index.madeAt() : Instant.EPOCH, Comparator.reverseOrder());

    /**
     * @param state live, previous or side; filling or filled while a rebuild goes on
     * @param name what {@code ?in=} asks a side index by
     * @param position every event up to here is in it
     * @param policy version of the policy it was filled under
     * @param asOf instant for which its documents were made when it was filled
     * @param madeAt when it was created
     */
    record Index(
            String view,
            String index,
            String state,
            @Nullable String name,
            long documents,
            long position,
            @Nullable String policy,
            @Nullable Instant recordedUntil,
            @Nullable Instant occurredUntil,
            @Nullable Instant asOf,
            Instant madeAt) {

        private static Index of(Marked marked, long documents, long position) {
            Mark mark = marked.mark();
            return new Index(
                    marked.view().label(),
                    marked.index(),
                    marked.behindAlias()
                            ? "live"
                            : mark == null ? "unknown" : mark.state().label(),
                    mark == null ? null : mark.name(),
                    documents,
                    position,
                    mark == null ? null : mark.policy(),
                    mark == null ? null : mark.recordedUntil(),
                    mark == null ? null : mark.occurredUntil(),
                    mark == null ? null : mark.asOf(),
                    marked.madeAt());
        }
    }

    /**
     * @param after how many were on the pages before; 0 or more
     * @param most on a page
     */
    static Indices of(Rebuilds rebuilds, int after, int most) {
        List<Marked> all = rebuilds.indices();
        List<Marked> page = all.stream().sorted(ORDER).skip(after).limit(most).toList();
        Map<String, Long> documents =
                rebuilds.documents(page.stream().map(Marked::index).toList());
        return new Indices(
                page.stream()
                        .map(index ->
                                Index.of(index, documents.getOrDefault(index.index(), 0L), rebuilds.position(index)))
                        .toList(),
                all.size(),
                all.size() > after + page.size() ? after + page.size() : null);
    }

    private static boolean isBeside(Marked index) {
        return index.is(Mark.State.SIDE) && !index.behindAlias();
    }
}
