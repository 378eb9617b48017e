package io.journeyledger.projections.replay;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Phrase;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Fold;
import io.journeyledger.projections.fold.Folds;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.fold.SatisfactionLine;
import io.journeyledger.projections.fold.Sentences;
import io.journeyledger.projections.policy.Policy;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One journey as of any instant, from the production folds. Reads the ledger and writes nothing. Safe for use by many
 * threads.
 */
public final class JourneyReplay {

    private final Stories stories;
    private final PersonalTexts texts;

    public JourneyReplay(Stories stories, PersonalTexts texts) {
        this.stories = stories;
        this.texts = texts;
    }

    /**
     * The documents of every view; empty lists when nothing was known of the journey then.
     *
     * @throws IllegalArgumentException when an event cannot be decoded
     */
    public Map<View, List<Document>> documents(JourneyId journey, AsOf asOf, Policy policy) {
        Story story = stories.read(List.of(journey)).story(journey, asOf.known());
        Reading reading = new Reading(policy, asOf.instant(), texts);
        Map<View, List<Document>> documents = new EnumMap<>(View.class);
        for (Fold<?> fold : Folds.all()) {
            documents.put(fold.view(), documents(fold, story, reading));
        }
        return documents;
    }

    /**
     * The documents of some views of many journeys, read together. Each is folded and made when the stream comes to it;
     * of journeys of which nothing was known then there is nothing.
     *
     * @param journeys whose; one that is merged away is told by the journey that speaks for it
     * @param open whether personal texts are opened; otherwise they read as erased
     * @throws UnfoldableException when an event cannot be decoded
     * @throws org.springframework.dao.DataAccessException when the ledger cannot be read
     */
    public Stream<Told> documents(
            Collection<JourneyId> journeys, AsOf asOf, Policy policy, Set<View> views, boolean open) {
        Reading reading = new Reading(policy, asOf.instant(), open ? texts : PersonalTexts.CLOSED);
        Map<JourneyId, Story> told = stories.withSpeakers(journeys, asOf.known());
        return journeys.stream().distinct().filter(told::containsKey).map(journey -> {
            Story story = Objects.requireNonNull(told.get(journey));
            JourneyId speaker = story.standing().mergedInto();
            Story telling = speaker == null ? story : Objects.requireNonNull(told.get(speaker));
            Map<View, List<Document>> documents = new EnumMap<>(View.class);
            views.forEach(view -> documents.put(view, documents(Folds.of(view), telling, reading)));
            return new Told(journey, speaker != null, documents);
        });
    }

    /**
     * What is told of a journey.
     *
     * @param journey who was asked for
     * @param bySpeaker whether the documents are those of another journey, which speaks for it
     */
    public record Told(JourneyId journey, boolean bySpeaker, Map<View, List<Document>> documents) {}

    /**
     * How satisfied the customer was, as known and up to when the two times say. Of a journey that speaks for others it
     * tells what happened in theirs before they were merged, too.
     *
     * @throws IllegalArgumentException when an event cannot be decoded
     */
    public SatisfactionLine satisfaction(JourneyId journey, AsOf asOf, Policy policy) {
        Story story = stories.read(List.of(journey)).story(journey, asOf.known());
        return SatisfactionLine.of(story.standing(), story.events(), new Reading(policy, asOf.instant(), texts));
    }

    /**
     * What timelines say of events, in no language yet.
     *
     * @param events documents of the timeline, of any journeys
     * @return by the ids of the events; one that is not told any more, or that the ledger holds to be another, is left
     *     out
     * @throws org.springframework.dao.DataAccessException when the ledger cannot be read
     */
    public Map<String, List<Phrase>> sentences(Collection<TimelineDocument> events) {
        Map<String, List<Phrase>> sentences = HashMap.newHashMap(events.size());
        Map<String, JourneyEvent> told = HashMap.newHashMap(events.size());
        stories.pick(events).forEach(recorded -> told.put(recorded.eventId(), recorded.event()));
        for (TimelineDocument document : events) {
            JourneyEvent event = told.get(document.id());
            if (event != null
                    && EventType.of(event).action().equals(document.event().action())) {
                sentences.put(document.id(), Sentences.of(event));
            }
        }
        return sentences;
    }

    private static <S> List<Document> documents(Fold<S> fold, Story story, Reading reading) {
        return fold.documents(fold.foldInOrder(story.standing(), story.events()), reading);
    }
}
