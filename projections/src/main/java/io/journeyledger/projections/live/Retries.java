package io.journeyledger.projections.live;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.DocumentRejectedException;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.replay.Culprit;
import io.journeyledger.projections.replay.DeadLetters;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Story;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.projections.run.Shift;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import io.journeyledger.store.operation.DeadLetterTable.State;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators do about dead letters. Safe for use by many threads, one at a time.
 *
 * <p>A journey is told up to the end of the batch that the live projection has begun. No less: that batch may have left
 * out what was withheld when it looked. And no more: of a later batch the live projection withdraws only what it wrote
 * or could have written, so what is told here of its first half, and undone by its second, would be there for ever.
 */
public final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private final DeadLetters letters;
    private final Storytelling storytelling;
    private final Stories stories;
    private final ViewWriter writer;
    private final Shift shift;
    private final LongSupplier begun;
    private final Supplier<List<Marked>> setAside;

    /**
     * @param shift this process's turn to rebuild: what is told while an index is filled beside would be missing there
     * @param begun the last event that the live projection may have seen; {@link Long#MAX_VALUE} where that is not
     *     known
     * @param setAside the indices that nobody writes to, and that may go behind an alias yet
     */
    Retries(
            Storytelling storytelling,
            ViewWriter writer,
            Shift shift,
            LongSupplier begun,
            Supplier<List<Marked>> setAside) {
        this.setAside = setAside;
        this.shift = shift;
        this.begun = begun;
        this.storytelling = storytelling;
        this.stories = storytelling.stories();
        this.letters = stories.letters();
        this.writer = writer;
    }

    /** In the order of positions. */
    public List<DeadLetter> all() {
        return letters.all().stream().map(DeadLetter::of).toList();
    }

    /** How many journeys are not told to their end. */
    public long parked() {
        return letters.all().stream()
                .filter(letter -> letter.state() != State.EVICTED)
                .map(Letter::journey)
                .distinct()
                .count();
    }

    /**
     * Tries to tell the event, and all that waits behind it; of an evicted one, to tell it after all.
     *
     * @return the letter that is left: the same with another attempt, one of a later event of the journey, or one of an
     *     earlier event, behind which this one waits as it is; nothing when the whole journey is told
     * @throws NoSuchElementException when there is no letter of this event
     * @throws RebuildRefusedException while a view is rebuilt, or the live projection is behind what the views hold
     */
    public synchronized Optional<DeadLetter> retry(String eventId) {
        return inTurn(eventId, false);
    }

    /**
     * Leaves the event out for good and tells what waits behind it.
     *
     * @return the letter of a later event of the journey that cannot be told either, or of an earlier one, behind which
     *     this one waits as it is
     * @throws NoSuchElementException when there is no letter of this event
     * @throws RebuildRefusedException while a view is rebuilt, or the live projection is behind what the views hold
     */
    public synchronized Optional<DeadLetter> evict(String eventId) {
        return inTurn(eventId, true);
    }

    private Optional<DeadLetter> inTurn(String eventId, boolean evicted) {
        Letter letter = letters.find(eventId).orElseThrow(() -> new NoSuchElementException(eventId));
        Optional<Letter> earlier = letters.all().stream()
                .filter(other ->
                        other.state() == State.PARKED && other.journey().equals(letter.journey()))
                .filter(other -> other.sequence() < letter.sequence())
                .findFirst();
        if (earlier.isPresent()) {
            return earlier.map(DeadLetter::of); // nothing is told of the journey from there on
        }
        refuseIfOfAnother();
        try {
            var _ = begun.getAsLong(); // refuses before anybody tells the event again because it is under way
            letters.begin(letter, evicted);
            Optional<Letter> left = tell(letter);
            letters.done(letter);
            return left.map(DeadLetter::of);
        } finally {
            try {
                letters.giveUp(letter);
            } finally { // whatever becomes of the letter: nothing can be rebuilt as long as the turn is kept
                shift.end();
            }
        }
    }

    private void refuseIfOfAnother() {
        shift.begin().ifPresent(other -> {
            throw new RebuildRefusedException("letter", Argument.text(other));
        });
    }

    /**
     * Between the telling and the writing a process may have been frozen for any time, while others withdrew what it
     * would write, so long ago that the index does not remember it.
     */
    private List<Operation> ifStillOurs(List<Operation> operations) {
        refuseIfOfAnother();
        if (shift.isInterrupted()) {
            throw new RebuildRefusedException("letter-interrupted");
        }
        return operations;
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
        Reading reading = storytelling.now();
        // First all that is recorded, so that who asked learns of the next event that cannot be told.
        stories.withSpeakers(List.of(letter.journey()), _ -> true)
                .values()
                .forEach(story -> put(story, reading, 0, new Rewriting(reading, 0)));
        // Asked after telling it was begun, and before the ledger is read again.
        rewrite(letter, reading, begun.getAsLong(), operations -> operations);
        // What goes behind its alias again is brought up to date from where it is, and would lack what is told here.
        for (Marked aside : setAside.get()) {
            rewrite(letter, reading, aside.position(), operations -> into(aside, operations));
        }
    }

    private static List<Operation> into(Marked index, List<Operation> operations) {
        return operations.stream()
                .filter(operation -> operation.index().equals(index.view().alias()))
                .map(operation -> operation.in(index.index()))
                .toList();
    }

    /** @param addressed where the operations go instead */
    private void rewrite(Letter letter, Reading reading, long upTo, UnaryOperator<List<Operation>> addressed) {
        // Whatever was told of it has no higher version: neither by a batch, nor by a review.
        long version = Math.min(upTo, stories.head());
        Predicate<Recorded> seen = recorded -> recorded.position() <= upTo;
        Set<JourneyId> concerned = concerned(letter);
        Map<JourneyId, Story> now = stories.withSpeakers(concerned, seen);
        Stories.Streams streams = stories.read(now.keySet());
        Rewriting rewriting = new Rewriting(reading, version);
        // What they once told of others, and is withdrawn, may be told by those by now.
        Set<JourneyId> others = now.keySet().stream()
                .flatMap(journey -> streams.everTogether(journey).stream())
                .collect(Collectors.toSet());
        stories.withSpeakers(others, seen).values().forEach(story -> put(story, reading, version, rewriting));
        now.keySet().forEach(journey -> {
            Folded parked = Folded.of(streams.story(journey, seen.and(recorded -> isBefore(recorded, letter))));
            Folded evicted = Folded.of(streams.story(
                    journey, seen.and(recorded -> !recorded.eventId().equals(letter.eventId()))));
            rewriting.withdraw(List.of(parked, evicted), version);
        });
        List<Operation> told = rewriting.operations();
        writer.write(ifStillOurs(addressed.apply(told)));
        withdrawTold(letter, now.keySet(), seen, version, rewriting);
        try {
            writer.write(ifStillOurs(addressed.apply(
                    rewriting.operations().stream().skip(told.size()).toList())));
        } catch (DocumentRejectedException e) {
            LOG.debug("What an index does not take it did not hold", e);
        }
    }

    /** The journey and those that it was ever merged with: they may be told together now, or not any more. */
    private Set<JourneyId> concerned(Letter letter) {
        JourneyId journey = letter.journey();
        Set<JourneyId> concerned = new HashSet<>(stories.read(List.of(journey)).everTogether(journey));
        try {
            // The event that is left out now may be a merge.
            concerned.addAll(with(letter).read(List.of(journey)).everTogether(journey));
        } catch (UnfoldableException e) {
            // Nobody told it.
        }
        return concerned;
    }

    /** The stories with the event of a letter. */
    private Stories with(Letter letter) {
        Stories aside = stories.aside();
        aside.letters().begin(letter, false);
        return aside;
    }

    /**
     * A view may have taken the event before another refused it, or before it was found that it cannot be told any
     * more; where it lies ahead of what was seen, as much as was seen.
     */
    private void withdrawTold(
            Letter letter, Set<JourneyId> journeys, Predicate<Recorded> seen, long version, Rewriting rewriting) {
        try {
            Stories.Streams streams = with(letter).read(journeys);
            journeys.forEach(journey -> rewriting.withdraw(
                    streams.story(journey, seen.and(recorded -> recorded.position() <= letter.position())), version));
        } catch (UnfoldableException e) {
            // Nobody told it.
        }
    }

    /** @throws UnfoldableException when of an event no document can be made */
    private void put(Story story, Reading reading, long version, Rewriting rewriting) {
        storytelling.loadKeys().accept(story.journeys());
        try {
            rewriting.put(Folded.of(story), version);
            rewriting.retell(story);
        } catch (RuntimeException e) {
            throw Culprit.of(story, reading, e);
        }
    }

    /** Whether it was told while the letter was parked. */
    private static boolean isBefore(Recorded recorded, Letter letter) {
        return !recorded.journey().equals(letter.journey()) || recorded.sequence() < letter.sequence();
    }
}
