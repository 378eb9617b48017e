package io.journeyledger.projections.live;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Story;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes the documents of journeys anew for another instant, from the ledger and with the positions they have, so that a newer
 * document of the live projection is never undone. Safe for use by many threads.
 */
record Reviewing(Stories stories, Consumer<Collection<JourneyId>> loadKeys, Policy policy, PersonalTexts texts) {

    /** @param upTo the last position that is told */
    List<Operation> of(Collection<JourneyId> due, long upTo, Instant now) {
        Stories.Streams streams = stories.read(due);
        List<Story> told = due.stream()
                .map(journey -> streams.story(journey, recorded -> recorded.position() <= upTo))
                .filter(story -> !story.events().isEmpty())
                .toList();
        Set<JourneyId> journeys = new HashSet<>();
        told.forEach(story -> journeys.addAll(story.journeys()));
        loadKeys.accept(journeys);
        long last = told.stream().mapToLong(Story::position).max().orElse(0);
        Rewriting rewriting = new Rewriting(new Reading(policy, now, texts), last);
        told.forEach(story -> rewriting.put(Folded.of(story)));
        return rewriting.operations();
    }
}
