package io.journeyledger.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Refusal;
import io.journeyledger.store.engine.EntryMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Proposes facts to one journey, group by group; a group stands or falls as one, groups are independent of each other.
 *
 * @param now when the ledger learnt of them
 * @param tentative whether it is only asked what would be answered
 */
public record RecordEntries(
        @TargetAggregateIdentifier String journey, List<Group> groups, Instant now, boolean tentative) {

    /**
     * Facts that stand or fall together.
     *
     * @param recognisedBy marks of which the journey must have one by then, or the group is not its own; none:
     *     it is in any case
     */
    public record Group(List<Fact> facts, List<Identifier.Mark> recognisedBy) {
        public Group(List<Fact> facts) {
            this(facts, List.of());
        }
    }

    /**
     * A fact with its personal texts sealed, and where it comes from.
     *
     * @param stepsSeen of a step of a complaint: how many steps its author saw; none: it holds whatever happened
     *     meanwhile
     * @param ahead metadata that was made of the provenance before; none: it is made when it is needed
     */
    public record Fact(
            JourneyEvent event,
            Provenance provenance,
            @Nullable Integer stepsSeen,
            @JsonIgnore @Nullable MetaData ahead) {
        public Fact(JourneyEvent event, Provenance provenance) {
            this(event, provenance, null, null);
        }

        MetaData metadata() {
            return ahead == null ? EntryMetadata.of(provenance) : ahead;
        }
    }

    /**
     * What became of a group.
     *
     * @param firstSequence place of the first of its events in the stream
     * @param events number of events appended
     * @param refusal why nothing was appended; none when it was accepted
     * @param perhapsAbsorbed whether what was refused may go on with something of a journey that this one speaks for
     */
    public record Answer(
            long firstSequence, int events, @Nullable Refusal refusal, boolean perhapsAbsorbed) {

        Answer(long firstSequence, int events, @Nullable Refusal refusal) {
            this(firstSequence, events, refusal, false);
        }

        /** To a group by whose identifiers the journey does not go. */
        static final Answer NOT_OURS = new Answer(-1, 0, null);

        boolean isOurs() {
            return firstSequence >= 0;
        }
    }

    /**
     * What became of all groups, in their order.
     *
     * @param identifiers marks of the journey's identifiers afterwards
     * @param absorbed ids of the journeys it speaks for afterwards
     */
    public record Answers(List<Answer> answers, Set<Identifier.Mark> identifiers, List<String> absorbed) {}
}
