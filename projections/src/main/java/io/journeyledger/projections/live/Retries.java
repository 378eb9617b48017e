package io.journeyledger.projections.live;

import io.journeyledger.ledger.Argument;
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
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * What operators do about dead letters. Safe for use by many threads, one at a time.
 *
 * <p>A journey is told up to the end of the batch that the live projection has begun. No less: that batch may have left out what was
 * withheld when it looked. And no more: of a later batch the live projection withdraws only what it wrote or could have written,
 * so what is told here of its first half, and undone by its second, would be there for ever.
 */
public final class Retries {

    private final DeadLetters letters;
    private final Stories stories;
    private final Consumer<Collection<JourneyId>> loadKeys;
    private final ViewWriter writer;
    private final Policy policy;
    private final PersonalTexts texts;
    private final InstantSource clock;
    private final Turn turn;
    private final LongSupplier begun;

    /**
     * @param turn to rebuild: what is told while an index is filled beside would be missing there
     * @param begun the last event that the live projection may have seen; {@link Long#MAX_VALUE} where that is not known
     */
    Retries(
            DeadLetters letters,
            Stories stories,
            Consumer<Collection<JourneyId>> loadKeys,
            ViewWriter writer,
            Policy policy,
            PersonalTexts texts,
            InstantSource clock,
            Turn turn,
            LongSupplier begun) {
        this.turn = turn;
        this.begun = begun;
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
        return inTurn(eventId, false);
    }

    /**
     * Leaves the event out for good and tells what waits behind it.
     *
     * @return the letter of a later event of the journey that cannot be told either
     * @throws NoSuchElementException when there is no letter of this event
     * @throws RebuildRefusedException while a view is rebuilt
     */
    public synchronized Optional<DeadLetter> evict(String eventId) {
        return inTurn(eventId, true);
    }

    private Optional<DeadLetter> inTurn(String eventId, boolean evicted) {
        Letter letter = letters.find(eventId).orElseThrow(() -> new NoSuchElementException(eventId));
        turn.take().ifPresent(other -> {
            throw new RebuildRefusedException("letter", Argument.text(other));
        });
        try {
            letters.begin(letter, evicted);
            Optional<Letter> left = tell(letter);
            letters.done(letter);
            return left.map(DeadLetter::of);
        } finally {
            letters.giveUp(letter);
            turn.leave();
        }
    }

    private Optional<Letter> tell(Letter letter) {
        try {
            rewrite(letter);
            return Optional.empty();
        } catch (UnfoldableException e) {
            boolean again = e.eventId().equals(letter.eventId());
            letters.park(e, again ? letter : null);
            // What lies before the other event is told.
            return (again ? Optional.<Letter>empty() : tell(letter)).or(() -> letters.find(e.eventId()));
        } catch (DocumentRejectedException e) {
            letters.park(
                    new UnfoldableException(
                            letter.journey(),
                            letter.sequence(),
                            letter.position(),
                            letter.eventId(),
                            e.rejected().getFirst().inWords(),
                            e),
                    letter);
            return letters.find(letter.eventId());
        }
    }

    private void rewrite(Letter letter) {
        Reading reading = new Reading(policy, clock.instant(), texts);
        // First all that is recorded, so that who asked learns of the next event that cannot be told.
        stories.withSpeakers(List.of(letter.journey()), _ -> true).values().forEach(story -> documents(story, reading));
        // Asked after telling it was begun, and before the ledger is read again.
        long upTo = begun.getAsLong();
        Predicate<Recorded> seen = recorded -> recorded.position() <= upTo;
        Map<JourneyId, Story> now = stories.withSpeakers(List.of(letter.journey()), seen);
        Stories.Streams streams = stories.read(now.keySet());
        now.forEach((journey, story) -> {
            Rewriting rewriting = documents(story, reading);
            Folded then = Folded.of(streams.story(journey, seen.and(recorded -> isBefore(recorded, letter))));
            rewriting.withdraw(List.of(then), Folded.of(story));
            writer.write(rewriting.operations());
        });
    }

    /** @throws UnfoldableException when of an event no document can be made */
    private Rewriting documents(Story story, Reading reading) {
        loadKeys.accept(story.journeys());
        Rewriting rewriting = new Rewriting(reading, story.position());
        try {
            rewriting.put(Folded.of(story));
            rewriting.retell(story);
        } catch (RuntimeException e) {
            throw Culprit.of(story, reading, e);
        }
        return rewriting;
    }

    /** Whether it was told while the letter was parked. */
    private static boolean isBefore(Recorded recorded, Letter letter) {
        return !recorded.journey().equals(letter.journey()) || recorded.sequence() < letter.sequence();
    }
}
