package io.journeyledger.projections.live;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.DocumentRejectedException;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.Culprit;
import io.journeyledger.projections.replay.DeadLetters;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Story;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.store.DeadLetterTable.Letter;
import io.journeyledger.store.DeadLetterTable.State;
import io.journeyledger.store.Turn;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/** What operators do about dead letters. Safe for use by many threads, one at a time. */
public final class Retries {

    private final DeadLetters letters;
    private final Stories stories;
    private final Consumer<Collection<JourneyId>> loadKeys;
    private final ViewWriter writer;
    private final Policy policy;
    private final PersonalTexts texts;
    private final InstantSource clock;
    private final Turn turn;

    /** @param turn to rebuild: what is told while an index is filled beside would be missing there */
    Retries(
            DeadLetters letters,
            Stories stories,
            Consumer<Collection<JourneyId>> loadKeys,
            ViewWriter writer,
            Policy policy,
            PersonalTexts texts,
            InstantSource clock,
            Turn turn) {
        this.turn = turn;
        this.letters = letters;
        this.stories = stories;
        this.loadKeys = loadKeys;
        this.writer = writer;
        this.policy = policy;
        this.texts = texts;
        this.clock = clock;
    }

    /** In the order of positions. */
    public List<DeadLetter> all() {
        return letters.all().stream().map(DeadLetter::of).toList();
    }

    /** How many journeys are not told to their end. */
    public long parked() {
        return letters.all().stream()
                .filter(letter -> letter.state() == State.PARKED)
                .map(Letter::journey)
                .distinct()
                .count();
    }

    /**
     * Tries to tell the event, and all that waits behind it; of an evicted one, to tell it after all.
     *
     * @return the letter that is left: the same with another attempt, or one of a later event of the journey; nothing when
     *     the whole journey is told
     * @throws NoSuchElementException when there is no letter of this event
     * @throws RebuildRefusedException while a view is rebuilt
     */
    public synchronized Optional<DeadLetter> retry(String eventId) {
        return inTurn(eventId, letters::settle);
    }

    /**
     * Leaves the event out for good and tells what waits behind it.
     *
     * @return the letter of a later event of the journey that cannot be told either
     * @throws NoSuchElementException when there is no letter of this event
     * @throws RebuildRefusedException while a view is rebuilt
     */
    public synchronized Optional<DeadLetter> evict(String eventId) {
        return inTurn(eventId, letters::evict);
    }

    private Optional<DeadLetter> inTurn(String eventId, Consumer<Letter> change) {
        Letter letter = letters.find(eventId).orElseThrow(() -> new NoSuchElementException(eventId));
        turn.take().ifPresent(other -> {
            throw new RebuildRefusedException(
                    "A view is being rebuilt (" + other + "): try the dead letter again when that is over");
        });
        try {
            change.accept(letter);
            return tell(letter).map(DeadLetter::of);
        } finally {
            turn.leave();
        }
    }

    private Optional<Letter> tell(Letter letter) {
        try {
            rewrite(letter);
            return Optional.empty();
        } catch (UnfoldableException e) {
            letters.park(e, e.eventId().equals(letter.eventId()) ? letter : null);
            return letters.find(e.eventId());
        } catch (DocumentRejectedException e) {
            letters.park(
                    new UnfoldableException(
                            letter.journey(),
                            letter.sequence(),
                            letter.position(),
                            letter.eventId(),
                            String.valueOf(e.getMessage()),
                            e),
                    letter);
            return letters.find(letter.eventId());
        }
    }

    private void rewrite(Letter letter) {
        Reading reading = new Reading(policy, clock.instant(), texts);
        Map<JourneyId, Story> now = stories.withSpeakers(List.of(letter.journey()), _ -> true);
        Stories.Streams streams = stories.read(now.keySet());
        now.forEach((journey, story) -> {
            loadKeys.accept(story.journeys());
            Rewriting rewriting = new Rewriting(reading, story.position());
            try {
                rewriting.put(Folded.of(story));
                rewriting.retell(story);
            } catch (RuntimeException e) {
                throw Culprit.of(story, reading, e);
            }
            Folded then = Folded.of(streams.story(journey, recorded -> isBefore(recorded, letter)));
            rewriting.withdraw(List.of(then), Folded.of(story));
            writer.write(rewriting.operations());
        });
    }

    /** Whether it was told while the letter was parked. */
    private static boolean isBefore(Recorded recorded, Letter letter) {
        return !recorded.journey().equals(letter.journey()) || recorded.sequence() < letter.sequence();
    }
}
