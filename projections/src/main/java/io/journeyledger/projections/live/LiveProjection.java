package io.journeyledger.projections.live;

import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.store.codec.TrackedEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What Axon's processor calls for each event: collects the events of a batch and writes what they change once, before
 * the batch commits. A write that fails rolls the batch back, token included, so it comes again.
 */
final class LiveProjection implements EventHandlerInvoker {

    private static final String BATCH = LiveProjection.class.getName();

    private final TrackedEvents events;
    private final LiveFolds folds;
    private final Parking parking;
    private final Storytelling storytelling;
    private final Consumer<Map<JourneyId, Long>> erased;
    private final Runnable claim;

    private volatile long position;
    private volatile long begun;
    private volatile @Nullable Throwable failure;

    /**
     * @param erased what is to be done in other indices than those of the aliases when journeys were erased, and at
     *     which positions
     * @param claim throws {@link UnableToClaimTokenException} when another process follows the ledger by now: it may
     *     have withdrawn what this batch would write, so long ago that the index does not remember it
     */
    LiveProjection(
            TrackedEvents events,
            LiveFolds folds,
            Parking parking,
            Storytelling storytelling,
            Consumer<Map<JourneyId, Long>> erased,
            Runnable claim) {
        this.events = events;
        this.folds = folds;
        this.parking = parking;
        this.storytelling = storytelling;
        this.erased = erased;
        this.claim = claim;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return message instanceof TrackedEventMessage<?>;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        CurrentUnitOfWork.get()
                .root()
                .<Batch>getOrComputeResource(
                        BATCH, _ -> begin(CurrentUnitOfWork.get().root()))
                .messages
                .add((TrackedEventMessage<?>) message);
    }

    /**
     * Another process goes on, of which nothing is heard here: what is remembered will be old should it be our turn
     * again.
     */
    @Override
    public void segmentReleased(Segment segment) {
        forget();
    }

    /** What is in the views is not known here any more: another process writes them, or they begin anew. */
    void forget() {
        folds.forget();
        position = 0;
        begun = 0;
    }

    @Override
    public boolean supportsReset() {
        return true;
    }

    /** Another process goes on: whether what failed here fails there, it tells. */
    void giveAway() {
        failure = null;
    }

    /** The last event that is in the views since this process follows the ledger; 0 before the first batch. */
    long position() {
        return position;
    }

    /**
     * The last event of the batch that was begun last; 0 before the first. It is told before the batch looks at what is
     * withheld: who settles a dead letter and then asks here knows how far the batch may have left out what is told
     * again.
     */
    long begun() {
        return begun;
    }

    /** Why the last attempt failed; none when it did not. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** One batch on its way. */
    private static final class Batch {
        private final List<TrackedEventMessage<?>> messages = new ArrayList<>();
        private final Map<JourneyId, Long> erased = new HashMap<>();
        private @Nullable Changes changes;
    }

    private Batch begin(UnitOfWork<?> work) {
        Batch batch = new Batch();
        work.onPrepareCommit(_ -> write(batch));
        work.afterCommit(_ -> written(batch));
        work.onRollback(_ -> {
            folds.forget();
            parking.forget();
        });
        return batch;
    }

    private void write(Batch batch) {
        begun = events.position(batch.messages.getLast().trackingToken());
        try {
            parking.look();
            batch.changes = parking.write(told(batch), folds, storytelling.now(), this::ifStillOurs);
            erased.accept(batch.erased);
            parking.store();
        } catch (UnableToClaimTokenException e) {
            throw e; // the other goes on: nothing keeps the views from that
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        } catch (Error e) {
            // Axon ends its thread at one, without rolling back; it tries again after an exception.
            IllegalStateException told = new IllegalStateException("Events cannot be told now: " + e, e);
            failure = told;
            throw told;
        }
    }

    /** Between the folding and the writing a process may have been frozen for any time. */
    private List<Operation> ifStillOurs(List<Operation> operations) {
        claim.run();
        return operations;
    }

    /** The events of the batch that can be decoded and are not withheld. */
    private List<Recorded> told(Batch batch) {
        List<Recorded> told = new ArrayList<>(batch.messages.size());
        for (Decoded decoded : batch.messages.parallelStream().map(this::decode).toList()) {
            TrackedEvents.Place place = decoded.place();
            if (decoded.recorded() != null && decoded.recorded().event() instanceof PersonalDataErased) {
                batch.erased.put(place.journey(), place.position()); // even if its journey is parked
            }
            if (parking.tells(place.journey(), place.sequence())) {
                if (decoded.recorded() != null) {
                    told.add(decoded.recorded());
                } else {
                    RuntimeException fault = Objects.requireNonNull(decoded.fault());
                    parking.park(new UnfoldableException(
                            place.journey(),
                            place.sequence(),
                            place.position(),
                            Recorded.eventId(place.journey().value(), place.sequence()),
                            String.valueOf(fault.getMessage()),
                            fault));
                }
            }
        }
        return told;
    }

    /** An event, or why it cannot be decoded. */
    private record Decoded(
            TrackedEvents.Place place,
            @Nullable Recorded recorded,
            @Nullable RuntimeException fault) {}

    private Decoded decode(TrackedEventMessage<?> message) {
        TrackedEvents.Place place = events.place(message);
        try {
            return new Decoded(place, events.recorded(message), null);
        } catch (RuntimeException e) {
            return new Decoded(place, null, e);
        }
    }

    private void written(Batch batch) {
        parking.keep();
        Changes changes = batch.changes;
        if (changes != null) {
            folds.keep(changes);
            position = changes.position();
        }
        failure = null;
    }
}
