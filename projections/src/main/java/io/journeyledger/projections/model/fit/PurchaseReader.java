package io.journeyledger.projections.model.fit;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.JourneysSplit;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PurchaseEvent;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.fold.Standing;
import io.journeyledger.projections.policy.ModelsPolicy;
import io.journeyledger.projections.replay.DeadLetters;
import io.journeyledger.store.DeadLetterTable.State;
import io.journeyledger.store.EventCodec;
import io.journeyledger.store.LedgerReader;
import io.journeyledger.store.RawEvent;
import io.journeyledger.store.UnreadableEventException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what every customer bought until a day in one pass over the ledger, decoding only what matters. Journeys that are
 * merged today are one customer, whenever they were merged. An evicted event is left out, as everywhere. A customer of whom
 * an event cannot be told is left out altogether: what follows that event is not known, and would be taken for silence. About
 * 16 bytes a purchase are kept in memory, and a few hundred a customer. Used once.
 */
final class PurchaseReader {

    private static final int ROWS = 5_000;
    private static final Set<EventType> WANTED = EnumSet.of(
            EventType.PURCHASE_MADE, EventType.PURCHASE_RETURNED, EventType.JOURNEYS_MERGED, EventType.JOURNEYS_SPLIT);

    private final EventCodec codec;
    private final DeadLetters letters;
    private final ModelsPolicy policy;
    private final LocalDate until;
    private final Map<String, Purchases> purchases = new HashMap<>();
    private final Map<String, List<Recorded>> decisions = new HashMap<>();
    private final Map<String, Fitted.Untold> untold = new TreeMap<>();

    private PurchaseReader(EventCodec codec, DeadLetters letters, ModelsPolicy policy, LocalDate until) {
        this.codec = codec;
        this.letters = letters;
        this.policy = policy;
        this.until = until;
        letters.refresh();
        letters.all().stream()
                .filter(letter -> letter.state() == State.PARKED)
                .forEach(letter ->
                        withhold(letter.journey().value(), letter.eventId(), letter.position(), letter.reason()));
    }

    /**
     * @param customers one for each who bought something
     * @param leftOut number of journeys that are not among them, though there may be purchases in them
     * @param untold the first event that cannot be told of each journey that has one
     */
    record Read(List<Purchases> customers, int leftOut, List<Fitted.Untold> untold) {}

    /**
     * @param letters which events are not told
     * @param until the last day that counts, in the policy's time zone
     */
    static Read read(LedgerReader ledger, EventCodec codec, DeadLetters letters, ModelsPolicy policy, LocalDate until) {
        PurchaseReader reader = new PurchaseReader(codec, letters, policy, until);
        long head = ledger.head();
        long position = 0;
        while (position < head) {
            List<RawEvent> rows = ledger.read(position, ROWS);
            if (rows.isEmpty()) {
                break;
            }
            rows.forEach(reader::take);
            position = rows.getLast().position();
        }
        return reader.told();
    }

    private void take(RawEvent raw) {
        EventType type = EventType.ofStoredName(raw.type()).orElse(null);
        if ((type != null && !WANTED.contains(type)) || !letters.tell(raw.journey(), raw.sequence())) {
            return;
        }
        Recorded recorded;
        try {
            recorded = codec.decode(raw, new JourneyId(raw.journey()), false);
        } catch (UnreadableEventException e) {
            withhold(raw.journey(), raw.eventId(), raw.position(), e.reason());
            return;
        }
        if (recorded.event() instanceof JourneysMerged || recorded.event() instanceof JourneysSplit) {
            decisions.computeIfAbsent(raw.journey(), _ -> new ArrayList<>()).add(recorded);
        } else if (isKnown(recorded.event().occurredAt())) {
            take(recorded, of(raw.journey()));
        }
    }

    private void take(Recorded recorded, Purchases of) {
        switch ((PurchaseEvent) recorded.event()) {
            case PurchaseMade e -> {
                String currency = e.total().currency();
                of.paysIn(currency, policy.worth(currency) != null, recorded);
                of.bought(day(e.occurredAt()), currency, worth(e.total()));
            }
            case PurchaseReturned e -> of.returned(e.amount().currency(), worth(e.amount()));
            case ContractSigned _, ContractRenewed _, ContractEnded _ -> {}
        }
    }

    private void withhold(String journey, String eventId, long position, String reason) {
        untold.putIfAbsent(journey, new Fitted.Untold(eventId, position, reason));
    }

    private Read told() {
        List<Purchases> customers = new ArrayList<>();
        Set<String> journeys = new HashSet<>(purchases.keySet());
        journeys.addAll(decisions.keySet());
        Set<String> leftOut = new HashSet<>(untold.keySet());
        for (String journey : journeys) {
            Standing said = standing(new JourneyId(journey));
            Standing standing = said.agreed(this::standing);
            if (standing.isMergedAway()) {
                continue;
            }
            Set<String> mentioned = together(said);
            if (mentioned.stream().anyMatch(untold::containsKey)) {
                leftOut.addAll(mentioned);
                continue;
            }
            Set<String> together = together(standing);
            Purchases all = new Purchases();
            together.forEach(each -> all.add(purchases.getOrDefault(each, new Purchases())));
            if (!all.isEmpty()) {
                customers.add(all);
            }
        }
        return new Read(customers, leftOut.size(), List.copyOf(untold.values()));
    }

    private static Set<String> together(Standing standing) {
        Set<String> together = new HashSet<>();
        together.add(standing.journey().value());
        standing.absorbed().forEach(absorbed -> together.add(absorbed.value()));
        if (standing.mergedInto() != null) {
            together.add(standing.mergedInto().value());
        }
        return together;
    }

    private Standing standing(JourneyId journey) {
        return Standing.of(journey, decisions.getOrDefault(journey.value(), List.of()));
    }

    private Purchases of(String journey) {
        return purchases.computeIfAbsent(journey, _ -> new Purchases());
    }

    private boolean isKnown(Instant at) {
        return !LocalDate.ofInstant(at, policy.zone()).isAfter(until);
    }

    private int day(Instant at) {
        return (int) LocalDate.ofInstant(at, policy.zone()).toEpochDay();
    }

    private double worth(Money money) {
        BigDecimal worth = policy.worth(money.currency());
        return worth == null
                ? Purchases.UNKNOWN
                : money.amount().multiply(worth).doubleValue();
    }
}
