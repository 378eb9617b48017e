package io.journeyledger.intake;

import io.journeyledger.intake.LedgerRestore.Restored;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.JourneysSplit;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.engine.EmptyLedger;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.keys.Marks;
import io.journeyledger.store.keys.StoredKey;
import io.journeyledger.store.memory.Lately;
import io.journeyledger.store.operation.StoredReceipt;
import io.journeyledger.store.portable.Part;
import io.journeyledger.store.portable.PortableFileException;
import io.journeyledger.store.portable.PortableLine;
import io.journeyledger.store.reading.RawEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One filling of an empty ledger, line by line; what is held in memory does not grow with the file. Used by one thread.
 */
final class Refilling implements IdentityTail.Kept {

    private static final Logger log = LoggerFactory.getLogger(Refilling.class);
    private static final int BATCH = 2_000;
    private static final int MOST_PLACES = 100_000;

    private final EmptyLedger.Filling ledger;
    private final JourneyKeys masters;
    private final Marks marks;
    private final EventCodec codec;
    private final IdentityTail identities;
    private final LongConsumer progress;
    private final Part part;
    private final List<RawEvent> batch = new ArrayList<>(BATCH);
    private final List<StoredKey> keys = new ArrayList<>();

    /** The last place of each journey lately met; the ledger tells the others. */
    private final Map<String, Long> places = new Lately<>(MOST_PLACES);

    /** Of merges and splits in a part, and where it is told: each must have events, when all is there. */
    private final Map<JourneyId, String> partners = new LinkedHashMap<>();

    private long position;
    private long events;
    private long journeys;
    private long receipts;

    Refilling(
            EmptyLedger.Filling ledger,
            JourneyKeys masters,
            Marks marks,
            EventCodec codec,
            IdentityTail identities,
            LongConsumer progress,
            Part part) {
        this.ledger = ledger;
        this.masters = masters;
        this.marks = marks;
        this.codec = codec;
        this.identities = identities;
        this.progress = progress;
        this.part = part;
    }

    void take(PortableLine line, long number) {
        switch (line) {
            case PortableLine.Begun _ -> {} // the reader gives one, which the caller has
            case PortableLine.Key(StoredKey key) -> {
                if (!masters.canUse(key)) {
                    throw new PortableFileException(
                            number,
                            "the key of journey " + key.journey()
                                    + " cannot be opened under this master key. Take another copy of the file");
                }
                keys.add(key);
            }
            case PortableLine.Event(RawEvent event) -> take(event, number);
            case PortableLine.Receipts(List<StoredReceipt> some) -> {
                write();
                List<StoredReceipt> known =
                        some.stream().filter(this::hasItsEvents).toList();
                ledger.answer(known);
                receipts += known.size();
            }
            case PortableLine.Ended _ -> write();
        }
    }

    private void take(RawEvent event, long number) {
        requireType(event, number);
        if (event.position() <= position) {
            throw new PortableFileException(
                    number,
                    "the event " + event.eventId() + " has position " + event.position() + ", after position "
                            + position + ": the lines are not in their order. Take another copy of the file");
        }
        long last = last(event.journey());
        if (event.sequence() != last + 1) {
            throw new PortableFileException(
                    number,
                    event.sequence() <= last
                            ? "the event " + event.eventId()
                                    + " is there for the second time. Take another copy of the file"
                            : "the event " + event.eventId() + " comes, and "
                                    + Recorded.eventId(event.journey(), last + 1)
                                    + " before it is missing. Take another copy of the file, or export again");
        }
        position = event.position();
        places.put(event.journey(), event.sequence());
        journeys += event.sequence() == 0 ? 1 : 0;
        batch.add(event);
        events++;
        if (batch.size() == BATCH) {
            write();
        }
    }

    private long last(String journey) {
        Long last = places.get(journey);
        return last == null ? ledger.lastSequence(new JourneyId(journey)) : last;
    }

    private void requireType(RawEvent event, long number) {
        try {
            codec.typeOf(event);
        } catch (IllegalArgumentException e) {
            throw new PortableFileException(number, "event " + event.eventId() + ": " + e.getMessage());
        }
    }

    private void write() {
        if (!keys.isEmpty()) {
            ledger.keep(keys);
            keys.clear();
        }
        if (batch.isEmpty()) {
            return;
        }
        ledger.append(batch);
        for (RawEvent event : batch) {
            EventType type = codec.typeOf(event);
            if (type.family() == Family.IDENTITY) {
                learn(event);
            }
        }
        batch.clear();
        progress.accept(events);
    }

    private void learn(RawEvent event) {
        Recorded recorded;
        try {
            recorded = codec.decode(event);
        } catch (IllegalArgumentException e) {
            log.warn("No identifier is learnt of an event that cannot be read: {}", e.getMessage());
            return;
        }
        if (recorded.event() instanceof JourneysMerged merged) {
            partners(recorded, merged.surviving(), merged.absorbed());
        } else if (recorded.event() instanceof JourneysSplit split) {
            partners(recorded, split.surviving(), split.released());
        }
        identities.learnIdentifiers(recorded, this);
    }

    @Override
    public List<RawEvent> read(JourneyId journey, long fromSequence, int limit) {
        return ledger.read(journey, fromSequence, limit);
    }

    /** Nobody else sees the keys yet. */
    @Override
    public Optional<String> fingerprint(JourneyId journey, Identifier.Mark mark) {
        return marks.fingerprint(journey, ledger.wrapped(journey), mark);
    }

    private void partners(Recorded at, JourneyId one, JourneyId other) {
        if (!part.equals(Part.WHOLE)) {
            partners.putIfAbsent(at.journey().equals(one) ? other : one, at.eventId());
        }
    }

    /** Entries that came while the file was written have an answer in it, and their events have not. */
    private boolean hasItsEvents(StoredReceipt receipt) {
        long last = last(receipt.journey().value());
        return last >= 0 && receipt.firstSequence() + receipt.events() - 1 <= last;
    }

    Restored end() {
        partners.forEach((journey, event) -> {
            if (last(journey.value()) < 0) {
                throw new PortableFileException("The event " + event + " ties its journey to " + journey
                        + ", of which the file has nothing. Export both: " + part.options() + " --journey " + journey);
            }
        });
        return new Restored(events, journeys, receipts, part.options());
    }
}
