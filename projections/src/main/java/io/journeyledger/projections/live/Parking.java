package io.journeyledger.projections.live;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.DocumentRejectedException;
import io.journeyledger.projections.index.DocumentRejectedException.Rejected;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.replay.DeadLetters;
import io.journeyledger.projections.replay.UnfoldableException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what events change and sets aside those that cannot be told, each with the rest of its journey, so that no
 * event ever holds up other journeys.
 */
final class Parking {

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private final DeadLetters letters;
    private final ViewWriter writer;
    private final Runnable look;
    private final Consumer<UnfoldableException> park;

    private Parking(DeadLetters letters, ViewWriter writer, Runnable look, Consumer<UnfoldableException> park) {
        this.letters = letters;
        this.writer = writer;
        this.look = look;
        this.park = park;
    }

    /** What is parked is so at once. */
    static Parking atOnce(DeadLetters letters, ViewWriter writer) {
        return new Parking(letters, writer, letters::reload, letters::park);
    }

    /**
     * What is parked is {@linkplain #store stored} at the end of the caller's transaction, which waits for the index
     * before.
     */
    static Parking atTheEnd(DeadLetters letters, ViewWriter writer) {
        return new Parking(letters, writer, letters::look, letters::withhold);
    }

    boolean tells(JourneyId journey, long sequence) {
        return letters.tell(journey.value(), sequence);
    }

    void park(UnfoldableException e) {
        LOG.warn("{}; its journey is parked: see the dead letters", e.getMessage());
        park.accept(e);
    }

    /** Looks for what other processes did about dead letters. */
    void look() {
        look.run();
    }

    /** Before the transaction commits. */
    void store() {
        letters.store();
    }

    /** The transaction in which events may have been parked has committed. */
    void keep() {
        letters.keep();
    }

    /** A transaction in which events may have been parked was rolled back. */
    void forget() {
        letters.forget();
    }

    /** @return what was written; nothing when none of the events can be told */
    @Nullable
    Changes write(List<Recorded> events, LiveFolds folds, Reading reading) {
        return write(events, folds, reading, operations -> operations);
    }

    /** @param addressed where the operations go instead */
    @Nullable
    Changes write(List<Recorded> events, LiveFolds folds, Reading reading, UnaryOperator<List<Operation>> addressed) {
        Abandoned abandoned = new Abandoned();
        Changes changes = write(events, folds, reading, addressed, abandoned);
        if (abandoned.isAny()) {
            try {
                long upTo = events.getLast().position();
                writer.write(addressed.apply(folds.again(abandoned, upTo, reading)));
            } catch (UnfoldableException | DocumentRejectedException e) {
                LOG.warn("{} stay as they are until the letter is settled: {}", abandoned.journeys(), e.getMessage());
            }
        }
        return changes;
    }

    private @Nullable Changes write(
            List<Recorded> events,
            LiveFolds folds,
            Reading reading,
            UnaryOperator<List<Operation>> addressed,
            Abandoned abandoned) {
        List<Recorded> told = told(events);
        while (!told.isEmpty()) {
            RuntimeException failure;
            long before = letters.changes();
            Changes changes = null;
            try {
                changes = folds.changes(told, events.getLast().position(), reading);
                writer.write(addressed.apply(changes.operations()));
                return changes;
            } catch (UnfoldableException e) {
                park(e);
                failure = e;
            } catch (DocumentRejectedException e) {
                Changes written = changes;
                List<Recorded> attempted = told;
                Blame.of(
                                e,
                                told,
                                changes,
                                (document, first) -> refuses(
                                        document,
                                        addressed.apply(
                                                folds.changes(first, reading).operations())))
                        .forEach(blamed -> {
                            park(blamed);
                            abandoned.add(blamed.journey(), attempted, written);
                        });
                failure = e;
            }
            if (letters.changes() == before) {
                throw failure; // nobody is to blame: the same would happen again for ever
            }
            told = told(told); // all of it, where a journey of the batch has an event after it that cannot be told
        }
        return null;
    }

    private boolean refuses(Rejected document, List<Operation> operations) {
        try {
            writer.write(operations.stream().filter(document::isMadeBy).toList());
            return false;
        } catch (DocumentRejectedException e) {
            return true;
        }
    }

    private List<Recorded> told(List<Recorded> events) {
        return events.stream()
                .filter(recorded -> tells(recorded.journey(), recorded.sequence()))
                .toList();
    }
}
