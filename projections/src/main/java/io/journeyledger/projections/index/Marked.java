package io.journeyledger.projections.index;

import io.journeyledger.projections.document.View;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An index of ours.
 *
 * @param mark what it says of itself; none for an index that is older than such marks
 * @param behindAlias whether searches of the view ask it and the live projection writes to it
 * @param madeAt when it was created
 */
public record Marked(View view, String index, @Nullable Mark mark, boolean behindAlias, Instant madeAt) {

    public boolean is(Mark.State state) {
        return mark != null && mark.state() == state;
    }

    /** Every event up to here is in it; 0 where that is not known. */
    public long position() {
        return mark == null ? 0 : mark.position();
    }
}
