package io.journeyledger.query.figures;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.replay.FutureTimeException;
import io.journeyledger.query.InvalidQuestionException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The last instant of which changes of stage are known: now, or that for which a side index was filled. */
@Component
public final class Present {

    private final ViewIndices indices;
    private final InstantSource clock;

    Present(ViewIndices indices, InstantSource clock) {
        this.indices = indices;
        this.clock = clock;
    }

    /**
     * @param until none: the present
     * @param beside name of the side indices that are asked; none: the live views
     * @return the end of a figure of instants
     * @throws FutureTimeException when it is still to come
     * @throws InvalidQuestionException when the side index tells nothing of it
     */
    public Instant or(@Nullable Instant until, @Nullable String beside) {
        Instant now = clock.instant();
        if (until != null && until.isAfter(now)) {
            throw new FutureTimeException("until", until, "leave it out to be told up to now");
        }
        Instant filled = beside == null || beside.isEmpty() ? null : filledFor(beside);
        if (until != null && filled != null && until.isAfter(filled)) {
            throw new InvalidQuestionException(
                    "until",
                    until.toString(),
                    "the side index " + beside + " tells nothing after " + filled
                            + ": leave it out to be told up to then");
        }
        if (until != null) {
            return until;
        }
        return filled == null ? now : filled;
    }

    /** None where there is no such index, which who asks it says, or where it does not tell. */
    private @Nullable Instant filledFor(String name) {
        String index = View.TRANSITIONS.sideIndex(name);
        return indices.all().stream()
                .filter(marked -> marked.index().equals(index))
                .map(marked -> marked.mark())
                .filter(Objects::nonNull)
                .map(Mark::asOf)
                .findFirst()
                .orElse(null);
    }
}
