package io.journeyledger.projections.live;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.JourneysSplit;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.TurnsInMemory;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.fold.Fold;
import io.journeyledger.projections.fold.Folds;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.RealElasticsearch;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.replay.DeadLetters;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Story;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.projections.run.Shift;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import io.journeyledger.store.reading.RawEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that nobody can read, among merges and splits, and operators who put them right or leave them out. */
class LettersLawTest {

    private static final Reading READING = new Reading(Telling.POLICY, Chronicle.END, LedgerInMemory::open);

    /** Is asked for nothing. */
    private static final ElasticsearchClient NOBODY = RealElasticsearch.client();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void after_every_batch_and_whatever_becomes_of_letters_the_views_are_as_a_rebuild_gives_them(long seed) {
        for (int i = 0; i < 8; i++) {
            new Run(100 * seed + i).run();
        }
    }

    private static final class Run {

        private final long seed;
        private final Random random;
        private final List<Recorded> recorded;
        private final LedgerInMemory ledger = new LedgerInMemory(List.of());
        private final Map<String, String> right = new HashMap<>();
        private final DeadLetters letters = DeadLetters.inMemory();
        private final Stories stories = new Stories(ledger, EventCodec.standard(), letters);
        private final IndexInMemory index = new IndexInMemory();
        private final ViewWriter writer = new ViewWriter(NOBODY, new SimpleMeterRegistry()) {
            @Override
            public void write(List<Operation> operations) {
                index.take(operations);
            }
        };
        private final LiveFolds folds;
        private final Parking parking = Parking.atOnce(letters, writer);
        private long done;

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.recorded = Chronicle.of(seed, 4, 150);
            this.folds =
                    new LiveFolds(stories, _ -> {}, random.nextInt(3) == 0 ? 0 : 200, random.nextInt(3) == 0 ? 60 : 0);
        }

        void run() {
            int appended = random.nextInt(4) == 0 ? append(0, recorded.size()) : 0;
            while (done < recorded.getLast().position()) {
                if (appended < recorded.size()) {
                    appended = append(appended, Math.min(recorded.size(), appended + 1 + random.nextInt(40)));
                }
                follow(1 + random.nextInt(random.nextBoolean() ? 3 : 40));
                check("a batch");
                List<Letter> there = letters.all();
                if (!there.isEmpty() && random.nextInt(3) == 0) {
                    settle(there.get(random.nextInt(there.size())));
                }
            }
        }

        private int append(int from, int to) {
            ledger.append(recorded.subList(from, to));
            for (RawEvent event :
                    ledger.read(from == 0 ? 0 : recorded.get(from - 1).position(), Integer.MAX_VALUE)) {
                boolean decides = event.type().equals(JourneysMerged.class.getSimpleName())
                        || event.type().equals(JourneysSplit.class.getSimpleName());
                if (random.nextInt(decides ? 8 : 40) == 0) {
                    right.put(event.eventId(), new String(event.payload(), StandardCharsets.UTF_8));
                    ledger.damage(event);
                }
            }
            return to;
        }

        private void follow(int events) {
            List<RawEvent> batch = ledger.read(done, events);
            if (batch.isEmpty()) {
                return;
            }
            Changes changes = parking.write(decode(batch), folds, READING);
            if (changes != null) {
                folds.keep(changes);
            }
            done = batch.getLast().position();
        }

        private List<Recorded> decode(List<RawEvent> batch) {
            while (true) {
                try {
                    return stories.decode(batch);
                } catch (UnfoldableException e) {
                    parking.park(e);
                }
            }
        }

        private void settle(Letter letter) {
            boolean evict = random.nextInt(3) == 0;
            Retries retries = new Retries(
                    LedgerInMemory.telling(stories, InstantSource.fixed(Chronicle.END)),
                    writer,
                    new Shift(new TurnsInMemory().of("one"), () -> {}),
                    () -> done,
                    List::of);
            if (evict) {
                retries.evict(letter.eventId());
            } else {
                RawEvent damaged =
                        ledger.read(letter.journey(), letter.sequence(), 1).getFirst();
                ledger.damage(damaged, Objects.requireNonNull(right.get(letter.eventId())));
                retries.retry(letter.eventId());
            }
            check((evict ? "evicting " : "retrying ") + letter.eventId());
        }

        private void check(String after) {
            Map<String, String> is = index.documents();
            Map<String, String> expected = rebuilt();
            assertThat(Stream.concat(is.keySet().stream(), expected.keySet().stream())
                            .distinct()
                            .filter(key -> !Objects.equals(is.get(key), expected.get(key)))
                            .map(key ->
                                    key + "\n  is        " + is.get(key) + "\n  should be " + expected.get(key) + "\n"))
                    .as("after %s at %s of seed %s", after, done, seed)
                    .isEmpty();
        }

        /** Every journey folded once from its story, as far as it is told and the live projection has come. */
        private Map<String, String> rebuilt() {
            Map<String, String> documents = new TreeMap<>();
            for (JourneyId journey :
                    recorded.stream().map(Recorded::journey).distinct().toList()) {
                Story story = read(journey).story(journey, event -> event.position() <= done);
                Folds.all()
                        .forEach(fold -> documents(fold, story)
                                .forEach(document -> documents.put(
                                        fold.view().alias() + "/" + document.id(),
                                        new String(DocumentJson.write(document), StandardCharsets.UTF_8))));
            }
            return documents;
        }

        /** What cannot be decoded and is no letter yet lies ahead. */
        private Stories.Streams read(JourneyId journey) {
            Stories aside = stories.aside();
            while (true) {
                try {
                    return aside.read(List.of(journey));
                } catch (UnfoldableException e) {
                    aside.letters().park(e);
                }
            }
        }
    }

    private static <S> List<Document> documents(Fold<S> fold, Story story) {
        return fold.documents(fold.foldInOrder(story.standing(), story.events()), READING);
    }
}
