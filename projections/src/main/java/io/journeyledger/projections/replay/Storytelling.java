package io.journeyledger.projections.replay;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.policy.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * What everybody needs who tells the stories of journeys as they are now.
 *
 * @param loadKeys reads the keys of some journeys at once, before their texts are opened one by one
 */
public record Storytelling(
        Stories stories,
        Consumer<Collection<JourneyId>> loadKeys,
        Policy policy,
        PersonalTexts texts,
        InstantSource clock) {

    public Reading now() {
        return at(clock.instant());
    }

    public Reading at(Instant instant) {
        return new Reading(policy, instant, texts);
    }
}
