package io.journeyledger.query.worklist;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ComplaintEvent.Severity;
import io.journeyledger.ledger.ComplaintState;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.text.TextQuery;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which complaints are asked for. What is not given does not narrow them down.
 *
 * @param words text of the complaint, or its number; at most {@value TextQuery#LONGEST} characters
 */
public record WorklistQuery(
        Show show,
        @Nullable ComplaintState state,
        @Nullable Severity severity,
        @Nullable String product,
        @Nullable Channel channel,
        @Nullable String owner,
        String words) {

    /** Most characters of a product or an owner. */
    public static final int LONGEST_NAME = 200;

    /** What a worklist begins with. All but the last leave out what needs no answer any more. */
    public enum Show {
        OPEN,
        /** The next deadline is past. */
        OVERDUE,
        /** A deadline was missed, now or before. */
        BREACHED,
        /** The next deadline lies within today. */
        DUE_TODAY,
        /** Nobody has it. */
        UNOWNED,
        ALL
    }

    /** By which of its properties a complaint is counted and chosen. */
    public enum Facet {
        STATE,
        SEVERITY,
        PRODUCT,
        CHANNEL,
        OWNER
    }

    /** @throws InvalidQuestionException when a text is too long */
    public WorklistQuery {
        InvalidQuestionException.notLongerThan("q", words, TextQuery.LONGEST);
        InvalidQuestionException.notLongerThan("product", Objects.requireNonNullElse(product, ""), LONGEST_NAME);
        InvalidQuestionException.notLongerThan("owner", Objects.requireNonNullElse(owner, ""), LONGEST_NAME);
    }

    /** The value that a facet must have; none: any. */
    public @Nullable String value(Facet facet) {
        return switch (facet) {
            case STATE -> name(state);
            case SEVERITY -> name(severity);
            case PRODUCT -> product;
            case CHANNEL -> name(channel);
            case OWNER -> owner;
        };
    }

    /** Whether it narrows down more than the worklist that everybody begins with. */
    public boolean isNarrowed() {
        return show != Show.OPEN
                || !words.isBlank()
                || Stream.of(Facet.values()).anyMatch(facet -> value(facet) != null);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
