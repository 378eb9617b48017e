package io.journeyledger.projections.replay;

import static io.journeyledger.projections.Couple.ALL;
import static io.journeyledger.projections.Couple.ANN;
import static io.journeyledger.projections.Couple.BEN;
import static io.journeyledger.projections.Couple.TOGETHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.JourneysSplit;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.Couple;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Fold;
import io.journeyledger.projections.fold.Folds;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.fold.Standing;
import io.journeyledger.projections.replay.JourneyReplay.Told;
import io.journeyledger.store.codec.EventCodec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Merges and splits of which one of the two streams is not told as far as the other. */
class HalvesTest {

    private final DeadLetters letters = DeadLetters.inMemory();

    @Test
    void who_is_split_off_by_the_told_half_alone_tells_their_own_documents() {
        Couple.park(letters, "ANN.3");

        assertThat(ids(told(ALL, ANN), View.COMPLAINTS)).isEmpty();
        assertThat(ids(told(ALL, ANN), View.TIMELINE)).containsExactly("ANN.0", "ANN.1", "ANN.2");
        assertThat(ids(told(ALL, BEN), View.COMPLAINTS)).containsExactly("BEN:B1", "BEN:B2");
        assertThat(ids(told(ALL, BEN), View.TIMELINE))
                .containsExactly("BEN.0", "BEN.1", "BEN.2", "BEN.3", "BEN.4", "BEN.5");
    }

    @Test
    void whose_half_of_the_merge_waits_is_told_alone_and_not_by_the_one_that_should_speak() {
        Couple.park(letters, "BEN.1");

        assertThat(ids(told(TOGETHER, ANN), View.TIMELINE)).containsExactly("ANN.0", "ANN.1", "ANN.2", "ANN.3");
        assertThat(ids(told(TOGETHER, BEN), View.TIMELINE)).containsExactly("BEN.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANN.0", "ANN.1", "ANN.2"})
    void whose_speaker_does_not_know_of_the_merge_yet_is_told_by_nobody_else(String parked) {
        Couple.park(letters, parked);

        assertThat(ids(told(TOGETHER, BEN), View.COMPLAINTS)).containsExactly("BEN:B1", "BEN:B2");
        assertThat(ids(told(TOGETHER, BEN), View.TIMELINE)).containsExactly("BEN.0", "BEN.1", "BEN.2", "BEN.3");
        assertThat(ids(told(TOGETHER, ANN), View.TIMELINE)).doesNotContain("BEN.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANN.2", "BEN.2"})
    void a_merge_of_which_one_half_is_evicted_is_none(String evicted) {
        Couple.evict(letters, Couple.event(evicted));

        assertThat(ids(told(TOGETHER, ANN), View.TIMELINE))
                .isSubsetOf("ANN.0", "ANN.1", "ANN.2", "ANN.3")
                .contains("ANN.3");
        assertThat(ids(told(TOGETHER, BEN), View.COMPLAINTS)).containsExactly("BEN:B1", "BEN:B2");
    }

    @Test
    void of_a_population_the_one_whose_speaker_is_parked_at_the_first_event_is_told_alone() {
        Couple.park(letters, "ANN.0");
        JourneyReplay replay = new JourneyReplay(stories(TOGETHER), (_, text) -> text);

        List<Told> told = replay.documents(
                        List.of(ANN, BEN),
                        AsOf.now(Chronicle.END),
                        Telling.POLICY,
                        EnumSet.of(View.CUSTOMERS, View.COMPLAINTS),
                        true)
                .toList();

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.journey()).isEqualTo(BEN);
            assertThat(one.bySpeaker()).isFalse();
            assertThat(one.documents().get(View.COMPLAINTS)).hasSize(2);
        });
    }

    /** Whatever is parked and evicted, and wherever a reading ends: even between the halves. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_event_that_is_told_is_told_by_one_journey(long seed) {
        for (int i = 0; i < 25; i++) {
            Random random = new Random(1_000 * seed + i);
            List<Recorded> ledger = Chronicle.of(random.nextLong(), 4, 150);
            DeadLetters some = DeadLetters.inMemory();
            for (int n = random.nextInt(5); n > 0; n--) {
                Recorded event = ledger.get(random.nextInt(ledger.size()));
                if (random.nextBoolean()) {
                    Couple.park(some, event);
                } else {
                    Couple.evict(some, event);
                }
            }
            // Now and then no split at all is told, so that merges meet who is merged.
            int one = random.nextInt(3);
            ledger.stream()
                    .filter(event -> one == 0
                            ? event.event() instanceof JourneysSplit
                            : isDecision(event) && random.nextInt(6) == 0)
                    .forEach(event -> Couple.evict(some, event));
            long end = ledger.get(random.nextInt(ledger.size())).position();
            Predicate<Recorded> known = random.nextBoolean() ? _ -> true : recorded -> recorded.position() <= end;

            Map<JourneyId, List<Recorded>> streams = ledger.stream()
                    .filter(known)
                    .filter(event -> some.tell(event.journey().value(), event.sequence()))
                    .collect(Collectors.groupingBy(Recorded::journey));
            List<String> timeline = new ArrayList<>();
            List<String> complaints = new ArrayList<>();
            Set<String> alone = new TreeSet<>();
            Stories stories = new Stories(new LedgerInMemory(ledger), EventCodec.standard(), some);
            streams.forEach((journey, stream) -> {
                Story story = stories.read(List.of(journey)).story(journey, known);
                timeline.addAll(ids(View.TIMELINE, story));
                complaints.addAll(ids(View.COMPLAINTS, story));
                alone.addAll(ids(View.COMPLAINTS, Story.of(Standing.alone(journey), stream)));
            });

            assertThat(timeline)
                    .as("timeline of seed %s/%s", seed, i)
                    .containsExactlyInAnyOrderElementsOf(streams.values().stream()
                            .flatMap(List::stream)
                            .map(Recorded::eventId)
                            .toList());
            assertThat(complaints).as("complaints of seed %s/%s", seed, i).containsExactlyInAnyOrderElementsOf(alone);
        }
    }

    private static boolean isDecision(Recorded recorded) {
        return recorded.event() instanceof JourneysMerged || recorded.event() instanceof JourneysSplit;
    }

    private Stories stories(List<Recorded> ledger) {
        return new Stories(new LedgerInMemory(ledger), EventCodec.standard(), letters);
    }

    private Map<View, List<String>> told(List<Recorded> ledger, JourneyId journey) {
        Story story = stories(ledger).read(List.of(journey)).story(journey, _ -> true);
        Map<View, List<String>> told = new EnumMap<>(View.class);
        Stream.of(View.values()).forEach(view -> told.put(view, ids(view, story)));
        return told;
    }

    private static List<String> ids(Map<View, List<String>> told, View view) {
        return told.getOrDefault(view, List.of());
    }

    private static List<String> ids(View view, Story story) {
        return documents(Folds.of(view), story).stream()
                .map(Document::id)
                .sorted()
                .toList();
    }

    private static <S> List<Document> documents(Fold<S> fold, Story story) {
        Reading reading = new Reading(Telling.POLICY, Chronicle.END, (_, text) -> text);
        return fold.documents(fold.foldInOrder(story.standing(), story.events()), reading);
    }
}
