package io.journeyledger.query.extract;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.UnansweredQuestionException;
import io.journeyledger.query.past.Pasts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds by a view whom to tell of from the ledger. */
@Component
public final class Populations {

    private final Extracts extracts;
    private final ViewIndices indices;
    private final JourneyReplay replay;
    private final Policies policies;
    private final InstantSource clock;

    Populations(Extracts extracts, ViewIndices indices, JourneyReplay replay, Policies policies, InstantSource clock) {
        this.extracts = extracts;
        this.indices = indices;
        this.replay = replay;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Who is told of, and as of when.
     *
     * @param query in Lucene's syntax, over the view that is asked; blank: everybody
     * @param in name of the side index to ask instead of the live view
     * @param recordedUntil only what was recorded by then was known; none: by the moment it is asked
     * @param occurredUntil only what occurred by then had happened; none: everything has
     * @param policy version of a policy; none: the one of the program
     */
    public record Question(
            String query,
            @Nullable String in,
            @Nullable Instant recordedUntil,
            @Nullable Instant occurredUntil,
            @Nullable String policy) {}

    /**
     * @param view {@link View#CUSTOMERS} or {@link View#COMPLAINTS}
     * @throws InvalidQuestionException when it cannot be asked; nothing was opened then
     * @throws UnansweredQuestionException when Elasticsearch does not answer
     */
    public Population open(View view, Question question) {
        Policy by = Pasts.policy(policies, question.policy());
        Instant now = clock.instant();
        Instant known = Objects.requireNonNullElse(question.recordedUntil(), now);
        AsOf asOf = new AsOf(known, question.occurredUntil(), now);
        return new Population(replay, view, extracts.in(question.in()).ids(view, question.query()), asOf, by);
    }

    /**
     * The same where even who is told of must not follow from what came later.
     *
     * @throws InvalidQuestionException when a view that knows more than is to be known chooses
     */
    public Population openWithoutHindsight(View view, Question question) {
        boolean dated = question.recordedUntil() != null || question.occurredUntil() != null;
        if (dated && !question.query().isBlank()) {
            if (question.in() == null || question.in().isEmpty()) {
                throw new InvalidQuestionException(
                        "q",
                        question.query(),
                        "the live view knows what came after that date, so whom it chooses tells it; fill a side index as of"
                                + " the date and name it with in, or choose among the rows");
            }
            knowsNoMore(view.sideIndex(question.in()), question.in(), question);
        }
        return open(view, question);
    }

    private void knowsNoMore(String index, String in, Question question) {
        for (Marked marked : indices.all()) {
            Mark mark = marked.mark();
            if (marked.index().equals(index)
                    && (mark == null
                            || isLater(mark.recordedUntil(), question.recordedUntil())
                            || isLater(mark.occurredUntil(), question.occurredUntil()))) {
                throw new InvalidQuestionException(
                        "in",
                        in,
                        "this side index knows more than the dates allow, so whom it chooses tells it; fill one as of the"
                                + " same dates");
            }
        }
    }

    private static boolean isLater(@Nullable Instant cut, @Nullable Instant allowed) {
        return allowed != null && (cut == null || cut.isAfter(allowed));
    }
}
