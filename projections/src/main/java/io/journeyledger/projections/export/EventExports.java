package io.journeyledger.projections.export;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.codec.ReadableEvents;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.memory.Lately;
import io.journeyledger.store.operation.BesideEvents;
import io.journeyledger.store.operation.StoredReceipt;
import io.journeyledger.store.portable.PortableLine;
import io.journeyledger.store.portable.PortableWriter;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Writes the events of the ledger, or of a part of it, as they are stored, with what else a ledger needs to be made of
 * them: the wrapped keys of their journeys and the answers to their entries. What is held in memory is a page.
 */
public final class EventExports {

    private static final int PAGE = 5_000;
    private static final int RECEIPTS_A_LINE = 500;
    private static final int MOST_TOLD = 100_000;

    private final LedgerReader ledger;
    private final EventCodec codec;
    private final JourneyKeys keys;
    private final BesideEvents beside;
    private final ReadableEvents readable;
    private final InstantSource clock;

    public EventExports(
            LedgerReader ledger,
            EventCodec codec,
            JourneyKeys keys,
            BesideEvents beside,
            ReadableEvents readable,
            InstantSource clock) {
        this.ledger = ledger;
        this.codec = codec;
        this.keys = keys;
        this.beside = beside;
        this.readable = readable;
        this.clock = clock;
    }

    /** Whether the ledger has events of this journey. */
    public boolean has(JourneyId journey) {
        return !ledger.read(journey, 0, 1).isEmpty();
    }

    /**
     * An export up to the end that the ledger has now.
     *
     * @param open whether personal texts are opened; then it has neither keys nor receipts, and no ledger can be made
     *     of it
     */
    public EventExport of(EventSelection selection, boolean open) {
        return new EventExport(selection, open, ledger.head());
    }

    /**
     * One export; what comes into the ledger after it was asked for is not in it, but for the rest of journeys that
     * were erased while it was written: without it a ledger that is made of it would take facts for them, under keys
     * that are gone.
     */
    public final class EventExport {

        private final EventSelection selection;
        private final boolean open;
        private final long head;

        /**
         * Journeys that were met lately in a part that cuts them: the key of one that comes again after many others
         * does, too.
         */
        private final Map<String, Boolean> told = new Lately<>(MOST_TOLD);

        /** Journeys whose key is gone, and of whose erasure nothing is written yet. */
        private final Set<JourneyId> erased = new LinkedHashSet<>();

        private EventExport(EventSelection selection, boolean open, long head) {
            this.selection = selection;
            this.open = open;
            this.head = head;
        }

        /** How many events there will be; unknown of a part. */
        public OptionalLong events() {
            return selection.equals(EventSelection.ALL) ? OptionalLong.of(ledger.count()) : OptionalLong.empty();
        }

        /**
         * @throws IOException when nobody takes what is written
         * @throws org.springframework.dao.DataAccessException when the ledger cannot be read
         */
        public void to(OutputStream out) throws IOException {
            PortableWriter writer = new PortableWriter(out);
            writer.begin(
                    new PortableLine.Begun(PortableLine.Begun.FORM, selection.part(), open, head, keys.probe()),
                    clock.instant());
            long upTo = selection.upTo(head);
            for (long after = selection.after(); after < upTo; ) {
                List<RawEvent> page = ledger.read(after, (int) Math.min(PAGE, upTo - after));
                if (page.isEmpty()) {
                    break;
                }
                after = page.getLast().position();
                // Where positions have gaps a page may reach further than was asked for.
                write(
                        writer,
                        page.stream()
                                .filter(event -> event.position() <= upTo && selection.takes(event, codec))
                                .toList());
            }
            if (!open && selection.part().hasWholeJourneys()) {
                write(writer, erasedSince(upTo));
                receipts(writer);
            }
            writer.end();
        }

        private void write(PortableWriter writer, List<RawEvent> events) throws IOException {
            Set<JourneyId> met = new LinkedHashSet<>();
            for (RawEvent event : events) {
                if (selection.part().hasWholeJourneys()
                        ? event.sequence() == 0
                        : told.put(event.journey(), true) == null) {
                    met.add(new JourneyId(event.journey()));
                }
            }
            if (open) {
                readable.prepare(met);
            } else {
                for (var key : beside.keys(met)) {
                    writer.key(key);
                    if (key.wrapped() == null) {
                        erased.add(key.journey());
                    }
                }
            }
            for (RawEvent event : events) {
                if (!erased.isEmpty() && isErasure(event)) {
                    erased.remove(new JourneyId(event.journey()));
                }
                byte[] metadata = event.metadata();
                writer.event(open ? opened(event) : event, metadata == null ? null : codec.provenance(metadata));
            }
        }

        /** Of one that was absorbed there is nothing: the journey that speaks for it tells of the erasure. */
        private List<RawEvent> erasedSince(long upTo) {
            List<RawEvent> events = new ArrayList<>();
            for (JourneyId journey : erased) {
                ledger.read(journey).stream()
                        .filter(event -> event.position() > upTo)
                        .forEach(events::add);
            }
            events.sort(Comparator.comparingLong(RawEvent::position));
            return events;
        }

        private boolean isErasure(RawEvent event) {
            try {
                return codec.typeOf(event) == EventType.PERSONAL_DATA_ERASED;
            } catch (IllegalArgumentException e) {
                return false; // one that this program does not know
            }
        }

        /** One that cannot be read goes out as it is: it is there. */
        private RawEvent opened(RawEvent event) {
            try {
                return readable.open(event);
            } catch (IllegalArgumentException e) {
                return event;
            }
        }

        private void receipts(PortableWriter writer) throws IOException {
            byte[] after = {};
            List<StoredReceipt> page = beside.receipts(after, PAGE);
            while (!page.isEmpty()) {
                List<StoredReceipt> wanted = page.stream()
                        .filter(receipt ->
                                selection.takesJourney(receipt.journey().value()))
                        .toList();
                for (int from = 0; from < wanted.size(); from += RECEIPTS_A_LINE) {
                    writer.receipts(
                            new ArrayList<>(wanted.subList(from, Math.min(wanted.size(), from + RECEIPTS_A_LINE))));
                }
                after = page.getLast().entry();
                page = beside.receipts(after, PAGE);
            }
        }
    }
}
