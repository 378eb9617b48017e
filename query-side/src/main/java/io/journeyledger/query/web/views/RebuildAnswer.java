package io.journeyledger.query.web.views;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.rebuild.Rebuild;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as programs see it.
 *
 * @param state WAITING, FILLING, CHECKING, CATCHING_UP, SWAPPING; in the end DONE, FAILED or CANCELLED
 * @param indices the index that is filled, by view
 * @param into name of the side index; none: it takes the place of the live one
 * @param policy version of the policy
 * @param total events there are to read; 0 while that is not known
 * @param position of the last event that is in; 0 until the pass is over
 * @param seconds from begin to end, or until now
 */
record RebuildAnswer(
        String id,
        String state,
        boolean over,
        List<String> views,
        Map<String, String> indices,
        @Nullable String into,
        @Nullable Instant recordedUntil,
        @Nullable Instant occurredUntil,
        String policy,
        long events,
        long total,
        long documents,
        long position,
        Instant begunAt,
        @Nullable Instant endedAt,
        double seconds,
        @Nullable String problem) {

    static RebuildAnswer of(Rebuild rebuild, Instant now) {
        Map<String, String> indices = new TreeMap<>();
        rebuild.indices().forEach((view, index) -> indices.put(view.label(), index));
        Instant ended = rebuild.endedAt();
        return new RebuildAnswer(
                rebuild.id(),
                rebuild.phase().name(),
                rebuild.phase().isOver(),
                rebuild.indices().keySet().stream().sorted().map(View::label).toList(),
                indices,
                rebuild.request().into(),
                rebuild.request().recordedUntil(),
                rebuild.request().occurredUntil(),
                rebuild.policy(),
                rebuild.progress().events(),
                rebuild.progress().total(),
                rebuild.progress().documents(),
                rebuild.position(),
                rebuild.begunAt(),
                ended,
                Duration.between(rebuild.begunAt(), ended == null ? now : ended).toMillis() / 1000.0,
                rebuild.problem());
    }
}
