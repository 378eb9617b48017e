package io.journeyledger.intake;

import io.journeyledger.intake.RecordEntries.Answer;
import io.journeyledger.ledger.IdentityEvent.IdentifierLinked;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Refusal.Reason;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what was begun in a journey before it was merged away. An entry knows the customer, whom another journey speaks
 * for by now; it need not know in which stream the complaint, the order or the promise stands. Asked only when the
 * journey that speaks has refused, so that others pay nothing for it.
 */
@Component
class Absorbed {

    private final Journeys journeys;
    private final InstantSource clock;

    Absorbed(Journeys journeys, InstantSource clock) {
        this.journeys = journeys;
        this.clock = clock;
    }

    /** The journey with something of which the facts go on; none when there is none among these. */
    @Nullable
    JourneyId holder(Collection<String> absorbed, RecordEntries.Group proposed) {
        RecordEntries.Group facts = new RecordEntries.Group(proposed.facts().stream()
                .filter(fact -> !(fact.event() instanceof IdentifierLinked))
                .toList());
        return holder(absorbed, _ -> facts);
    }

    /** The same where what is proposed is said in each journey in its own way. */
    @Nullable
    JourneyId holder(Collection<String> absorbed, Function<JourneyId, RecordEntries.Group> proposed) {
        for (String journey : absorbed.stream().sorted().toList()) {
            RecordEntries.Group facts = proposed.apply(new JourneyId(journey));
            RecordEntries question = new RecordEntries(journey, List.of(facts), clock.instant(), true);
            Answer answer = journeys.record(List.of(new Journeys.Call(question, false)))
                    .getFirst()
                    .answers()
                    .getFirst();
            if (answer.refusal() == null || answer.refusal().reason() != Reason.JOURNEY_MERGED_AWAY) {
                return new JourneyId(journey);
            }
        }
        return null;
    }
}
