package io.journeyledger.intake;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.journeyledger.intake.RecordEntries.Answer;
import io.journeyledger.intake.RecordEntries.Answers;
import io.journeyledger.intake.RecordEntries.Fact;
import io.journeyledger.intake.RecordEntries.Group;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.Decision;
import io.journeyledger.ledger.Identity;
import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.Journey;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Refusal;
import io.journeyledger.store.keys.JourneyKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The shell around {@link Journey} that Axon knows: it routes, decides, appends and answers. It holds no rule of its
 * own. Its revision changes with the form of {@link Journey}, so that older snapshots are left aside.
 */
@Aggregate(type = "Journey", cache = "journeyCache", snapshotTriggerDefinition = "journeySnapshots")
@Revision("6")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class JourneyAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable Journey journey;

    /** The journey after the fact that is being applied, which deciding has found already. */
    private transient @Nullable Journey decided;

    JourneyAggregate() {}

    JourneyAggregate(String id) {
        this.id = id;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Answers handle(RecordEntries command, ClockSkew skew, JourneyKeys keys) {
        if (journey == null) {
            id = command.journey();
            journey = Journey.unknown(new JourneyId(command.journey()));
        }
        List<Answer> answers = new ArrayList<>(command.groups().size());
        Long last = AggregateLifecycle.getVersion();
        long next = last == null ? 0 : last + 1;
        for (Group group : command.groups()) {
            Answer answer = record(group, command, next, skew, keys);
            answers.add(answer);
            next += answer.events();
        }
        Identity identity = Objects.requireNonNull(journey).identity();
        return new Answers(
                answers,
                identity.identifiers(),
                identity.absorbed().stream().map(JourneyId::value).toList());
    }

    /** @param first place in the stream of the first event that is appended */
    private Answer record(Group group, RecordEntries command, long first, ClockSkew skew, JourneyKeys keys) {
        Journey then = known(command.now(), keys);
        if (!group.recognisedBy().isEmpty()
                && Collections.disjoint(then.identity().identifiers(), group.recognisedBy())) {
            return Answer.NOT_OURS;
        }
        if (group.facts().isEmpty()) {
            return new Answer(first, 0, then.unlessBegun()); // it says only who the customer is, so no rule is asked
        }
        List<Fact> accepted = new ArrayList<>(group.facts().size());
        List<Journey> states = new ArrayList<>(group.facts().size());
        for (Fact fact : group.facts()) {
            switch (decide(then, fact, command.now(), skew.allowed())) {
                case Decision.Accepted(JourneyEvent event) -> {
                    then = then.evolve(event);
                    accepted.add(fact);
                    states.add(then);
                }
                case Decision.Unchanged() -> {}
                case Decision.Refused(Refusal refusal) -> {
                    boolean absorbs = !then.identity().absorbed().isEmpty();
                    return new Answer(0, 0, refusal, absorbs && !then.isCarriedOnBy(fact.event()));
                }
            }
        }
        if (command.tentative()) {
            return new Answer(0, 0, null);
        }
        for (int i = 0; i < accepted.size(); i++) {
            Fact fact = accepted.get(i);
            decided = states.get(i);
            AggregateLifecycle.apply(fact.event(), fact.metadata());
        }
        return new Answer(first, accepted.size(), null);
    }

    /** Of those that a journey speaks for the keys are erased with its own, and their own streams do not tell of it. */
    private Journey known(Instant now, JourneyKeys keys) {
        Journey known = Objects.requireNonNull(journey);
        return known.identity().mergedInto() != null && keys.wasErased(known.id())
                ? known.evolve(new PersonalDataErased(now, "with the journey that speaks for it"))
                : known;
    }

    private static Decision decide(Journey journey, Fact fact, Instant now, Duration skew) {
        Integer seen = fact.stepsSeen();
        return seen != null && fact.event() instanceof ComplaintEvent step
                ? journey.decide(step, seen, now, skew)
                : journey.decide(fact.event(), now, skew);
    }

    @EventSourcingHandler
    void on(JourneyEvent event, DomainEventMessage<JourneyEvent> message) {
        if (decided != null) {
            journey = decided;
            decided = null;
            return;
        }
        if (journey == null) {
            id = message.getAggregateIdentifier();
            journey = Journey.unknown(new JourneyId(id));
        }
        journey = journey.evolve(event);
    }
}
