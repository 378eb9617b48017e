package io.journeyledger.projections.rebuild;

import io.journeyledger.ledger.Argument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.run.InvalidRebuildException;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be made. Without times, policy and name it takes the place of the live index; with any of them an index
 * beside it is filled.
 *
 * @param views at least one
 * @param recordedUntil only what was recorded by then is known
 * @param occurredUntil only what occurred by then has happened
 * @param policy version of a policy that is known; none: the one of the program
 * @param into the name of the side index: lower-case letters, digits and hyphens, at most 40
 */
public record RebuildRequest(
        Set<View> views,
        @Nullable Instant recordedUntil,
        @Nullable Instant occurredUntil,
        @Nullable String policy,
        @Nullable String into) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** @throws InvalidRebuildException when there is no view or the name is no name */
    public RebuildRequest {
        views = Set.copyOf(views);
        if (views.isEmpty()) {
            throw new InvalidRebuildException("views", "no-view");
        }
        if (into != null && !NAME.matcher(into).matches()) {
            throw new InvalidRebuildException("into", "no-name", Argument.text(into));
        }
    }

    /** The live index of a view, anew. */
    public static RebuildRequest live(Set<View> views) {
        return new RebuildRequest(views, null, null, null, null);
    }

    public boolean isBeside() {
        return recordedUntil != null || occurredUntil != null || policy != null || into != null;
    }

    AsOf asOf(Instant now) {
        return new AsOf(recordedUntil, occurredUntil, now);
    }
}
