package io.journeyledger.projections.model.fit;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PurchaseEvent.PurchaseMade;
import io.journeyledger.ledger.PurchaseEvent.PurchaseReturned;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.fold.Standing;
import io.journeyledger.projections.policy.ModelsPolicy;
import io.journeyledger.store.EventCodec;
import io.journeyledger.store.LedgerReader;
import io.journeyledger.store.RawEvent;
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

/**
 * Reads what every customer bought until a day in one pass over the ledger, decoding only what matters. Journeys that are
 * merged today are one customer, whenever they were merged. About 12 bytes a purchase are kept in memory, and a few hundred
 * a customer. Used once.
 */
final class PurchaseReader {

    private static final int ROWS = 5_000;
    private static final Set<EventType> WANTED = EnumSet.of(
            EventType.PURCHASE_MADE, EventType.PURCHASE_RETURNED, EventType.JOURNEYS_MERGED, EventType.JOURNEYS_SPLIT);

    private final EventCodec codec;
    private final ModelsPolicy policy;
    private final LocalDate until;
    private final Map<String, Purchases> purchases = new HashMap<>();
    private final Map<String, List<Recorded>> decisions = new HashMap<>();

    private PurchaseReader(EventCodec codec, ModelsPolicy policy, LocalDate until) {
        this.codec = codec;
        this.policy = policy;
        this.until = until;
    }

    /**
     * @param until the last day that counts, in the policy's time zone
     * @return one for each customer who bought something by then
     */
    static List<Purchases> read(LedgerReader ledger, EventCodec codec, ModelsPolicy policy, LocalDate until) {
        PurchaseReader reader = new PurchaseReader(codec, policy, until);
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
        return reader.customers();
    }

    private void take(RawEvent raw) {
        EventType type = EventType.ofStoredName(raw.type()).orElse(null);
        if (type != null && !WANTED.contains(type)) {
            return;
        }
        JourneyEvent event = codec.decode(raw.type(), raw.revision(), raw.payload());
        if (event instanceof PurchaseMade e && isKnown(e.occurredAt())) {
            of(raw.journey()).bought(day(e.occurredAt()), amount(e.total()));
        } else if (event instanceof PurchaseReturned e && isKnown(e.occurredAt())) {
            of(raw.journey()).returned(amount(e.amount()));
        } else if (type == EventType.JOURNEYS_MERGED || type == EventType.JOURNEYS_SPLIT) {
            decisions.computeIfAbsent(raw.journey(), _ -> new ArrayList<>()).add(codec.decode(raw));
        }
    }

    private List<Purchases> customers() {
        List<Purchases> customers = new ArrayList<>();
        Set<String> journeys = new HashSet<>(purchases.keySet());
        journeys.addAll(decisions.keySet());
        for (String journey : journeys) {
            Standing standing = Standing.of(new JourneyId(journey), decisions.getOrDefault(journey, List.of()));
            if (standing.isMergedAway()) {
                continue;
            }
            Purchases all = purchases.getOrDefault(journey, new Purchases());
            for (JourneyId absorbed : standing.absorbed()) {
                all.add(purchases.getOrDefault(absorbed.value(), new Purchases()));
            }
            if (!all.isEmpty()) {
                customers.add(all);
            }
        }
        return customers;
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

    private double amount(Money money) {
        BigDecimal worth = policy.worth(money.currency());
        return worth == null ? Purchases.UNKNOWN : money.amount().doubleValue() * worth.doubleValue();
    }
}
