package io.journeyledger.intake;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.keys.Fingerprints;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.keys.Marks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what entries say and works out what they are known by; holds up nobody. */
@Component
class Preparation {

    private final Fingerprints fingerprints;
    private final EventCodec codec;
    private final Receipts receipts;
    private final Identities identities;
    private final JourneyKeys keys;
    private final Marks marks;
    private final NewJourneyIds ids;

    Preparation(
            Fingerprints fingerprints,
            EventCodec codec,
            Receipts receipts,
            Identities identities,
            JourneyKeys keys,
            Marks marks,
            NewJourneyIds ids) {
        this.fingerprints = fingerprints;
        this.codec = codec;
        this.receipts = receipts;
        this.identities = identities;
        this.keys = keys;
        this.marks = marks;
        this.ids = ids;
    }

    Foresight foresight() {
        return new Foresight(receipts, identities, keys, marks, ids, codec);
    }

    EntryGroup prepare(List<Entry> entries) {
        List<EntryGroup.Item> items = new ArrayList<>(entries.size());
        Map<String, NamedIdentifier> prints = new LinkedHashMap<>();
        List<Set<String>> customers = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            items.add(item(entry));
            Set<String> customer = HashSet.newHashSet(entry.customer().size());
            for (NamedIdentifier named : entry.customer()) {
                String print = fingerprints.of(named.kind(), named.normalised());
                prints.put(print, named);
                customer.add(print);
            }
            if (!customer.isEmpty()) {
                customers.add(customer);
            }
        }
        return new EntryGroup(items, prints, areOne(customers));
    }

    /** Whether all share identifiers, be it through others of them. */
    private static boolean areOne(List<Set<String>> customers) {
        if (customers.size() < 2) {
            return true;
        }
        List<Set<String>> apart = new ArrayList<>(customers);
        Set<String> one = apart.removeFirst();
        boolean found = true;
        while (found) {
            List<Set<String>> sharing = apart.stream()
                    .filter(each -> !Collections.disjoint(each, one))
                    .toList();
            sharing.forEach(one::addAll);
            found = apart.removeAll(sharing);
        }
        return apart.isEmpty();
    }

    private EntryGroup.Item item(Entry entry) {
        if (!saysMoreThanWho(entry)) {
            return new EntryGroup.Item(entry, null, null, null);
        }
        try {
            JourneyEvent fact = FactReader.read(entry);
            byte[] encoded = JourneyKeys.hasPersonalText(fact) ? null : codec.encode(fact);
            return new EntryGroup.Item(entry, fact, encoded, null);
        } catch (RejectedEntryException e) {
            return new EntryGroup.Item(entry, null, null, e);
        }
    }

    /** Identifying and linking are said by the identifiers alone; a change of identity is read when it is its turn. */
    private static boolean saysMoreThanWho(Entry entry) {
        return entry.type() != EventType.CUSTOMER_IDENTIFIED
                && entry.type() != EventType.IDENTIFIER_LINKED
                && !IdentityChanges.concerns(entry);
    }
}
