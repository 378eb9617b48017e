package io.journeyledger.intake;

import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.operation.LedgerMark;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import io.journeyledger.store.settings.ConditionalOnStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Where events do not share a transaction with receipts, identifiers and keys: makes these know the end of the ledger
 * before anything is decided, whoever wrote it and died, and lets one process write at a time. Within the caller's
 * transaction.
 */
@Component
@ConditionalOnStore(ConditionalOnStore.Kept.EVENTS_IN_AXON_SERVER)
class LedgerTail {

    private static final Logger log = LoggerFactory.getLogger(LedgerTail.class);
    private static final int PAGE = 5_000;

    private final LedgerReader ledger;
    private final LedgerMark mark;
    private final EventCodec codec;
    private final Receipts receipts;
    private final IdentityTail identities;

    /** The last position that the journeys remembered by this process know; none before it first had the right. */
    private volatile @Nullable Long remembered;

    LedgerTail(LedgerReader ledger, LedgerMark mark, EventCodec codec, Receipts receipts, IdentityTail identities) {
        this.ledger = ledger;
        this.mark = mark;
        this.codec = codec;
        this.receipts = receipts;
        this.identities = identities;
    }

    /**
     * Waits for the right to write, and learns what the tables lack.
     *
     * @param grown told the id of each journey to which somebody else has appended since: what is remembered of it is
     *     no longer true. Nothing is told the first time
     * @param all told instead when that was more than a page: nobody else can write while it is read
     * @return the last position of the ledger, to which nobody else can append until the transaction ends
     */
    long catchUp(Consumer<String> grown, Runnable all) {
        long known = mark.take();
        long head = ledger.head();
        if (known > head) {
            throw new IllegalStateException("The database knows the ledger up to position " + known
                    + ", but the ledger ends at " + head
                    + ": it belongs to another Axon Server. Point the program at the"
                    + " right one, or give this one a database of its own");
        }
        while (known < head) {
            List<RawEvent> page = ledger.read(known, PAGE);
            if (page.isEmpty()) {
                break;
            }
            learn(page);
            known = page.getLast().position();
            mark.advance(known);
            mark.keep();
        }
        tell(grown, all, known);
        return known;
    }

    private void tell(Consumer<String> grown, Runnable all, long upTo) {
        Long told = remembered;
        if (told != null && upTo - told > PAGE) {
            all.run();
        } else if (told != null && told < upTo) {
            ledger.read(told, PAGE).stream()
                    .filter(event -> event.position() <= upTo)
                    .forEach(event -> grown.accept(event.journey()));
        }
        remembered = upTo;
    }

    /**
     * Called before an append: the keys under which its personal texts are sealed must not be lost when the process
     * dies after it.
     */
    void keepKeys() {
        mark.keep();
    }

    /**
     * Called when what was appended is noted. Where the ledger grew by something else, too, it is learnt the next time.
     *
     * @param from what {@link #catchUp} returned
     */
    void appended(long from, List<Outcome> outcomes) {
        long events = 0;
        for (Outcome outcome : outcomes) {
            events += outcome instanceof Outcome.Recorded recorded ? recorded.events() : 0;
        }
        if (events > 0 && ledger.head() == from + events) {
            mark.advance(from + events);
            remembered = from + events;
        }
    }

    private void learn(List<RawEvent> page) {
        Map<Receipts.Key, Outcome.Recorded> answered = new LinkedHashMap<>();
        for (Recorded event : decode(page)) {
            if (hasReceipt(event.provenance()) && identities.isAnswered(event)) {
                answered.merge(
                        Receipts.Key.of(event.provenance()),
                        new Outcome.Recorded(event.journey(), event.sequence(), 1),
                        LedgerTail::together);
            }
            identities.learn(event);
        }
        receipts.complete(answered);
    }

    /** Intake must go on when nothing can be made of an event; who recorded it is said to people. */
    private List<Recorded> decode(List<RawEvent> page) {
        List<Recorded> events = new ArrayList<>(page.size());
        for (RawEvent event : page) {
            try {
                events.add(codec.decode(event));
            } catch (IllegalArgumentException e) {
                log.warn("No receipt is made of an event that cannot be read: {}", e.getMessage());
            }
        }
        return events;
    }

    private static boolean hasReceipt(Provenance provenance) {
        return !(provenance.source().isEmpty() && provenance.id().isEmpty());
    }

    private static Outcome.Recorded together(Outcome.Recorded first, Outcome.Recorded next) {
        return next.journey().equals(first.journey()) && next.firstSequence() == first.firstSequence() + first.events()
                ? new Outcome.Recorded(first.journey(), first.firstSequence(), first.events() + 1)
                : first;
    }
}
