package io.journeyledger.projections.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.journeyledger.projections.document.View;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an index says of itself, kept in {@code _meta} of its mapping: no table of ours can differ from the index it
 * tells of.
 *
 * @param position every event up to here is in it; of a previous index: at least up to here
 * @param policy version of the policy it was filled under
 * @param name what people call a side index
 * @param recordedUntil only what was recorded by then is in it
 * @param occurredUntil only what occurred by then is in it
 * @param asOf instant for which its documents were made when it was filled
 * @param views all that are filled together with it, itself included; none where that is not known
 * @param placedAt when it was put behind the alias last, taken from there, or filled to be put there again; none before
 *     that, and where it is not known
 */
public record Mark(
        State state,
        long position,
        String policy,
        @Nullable String name,
        @Nullable Instant recordedUntil,
        @Nullable Instant occurredUntil,
        Instant asOf,
        @Nullable Set<View> views,
        @Nullable Instant placedAt) {

    static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** What an index is for. */
    public enum State {
        /** Being filled by a pass over the ledger; worth nothing until that ends. */
        FILLING,
        /**
         * Filled and checked; on its way behind the alias, or just there, with events after the position to be added.
         */
        FILLED,
        /** Followed by the live projection. */
        LIVE,
        /** Was live before another took its place. */
        PREVIOUS,
        /** Beside the live one: as of a date, under a trial policy, or by a name of its own. Nobody follows it. */
        SIDE;

        /** Such as {@code previous}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The mark of an index that the live projection fills from the beginning. */
    public static Mark live(String policy, Instant now) {
        return new Mark(State.LIVE, 0, policy, null, null, null, now, null, null);
    }

    public Mark with(State next, long upTo) {
        return new Mark(next, upTo, policy, name, recordedUntil, occurredUntil, asOf, views, placedAt);
    }

    /** The same of an index that is put behind the alias or taken from there. */
    public Mark placed(State next, long upTo, Instant now) {
        return new Mark(next, upTo, policy, name, recordedUntil, occurredUntil, asOf, views, now);
    }

    /** Since when it is in its place; while it has none, since it was filled. */
    public Instant since() {
        return placedAt == null ? asOf : placedAt;
    }

    /** Whether both tell of one filling, however far it has come. */
    public boolean isOfOneFillingWith(Mark other) {
        return with(other.state, other.position).equals(other);
    }
}
