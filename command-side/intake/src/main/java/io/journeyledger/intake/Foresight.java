package io.journeyledger.intake;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.keys.Marks;
import io.journeyledger.store.keys.SealingKey;
import io.journeyledger.store.memory.Lately;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Expects whose entries will be, so that a thread that does not hold the right to write can seal and encode them.
 * Nothing hangs on its being right: what was expected wrongly is sealed again when it is known better. For one thread.
 */
public final class Foresight {

    /** Fingerprints remembered; about 200 bytes each. */
    private static final int MOST = 100_000;

    private final Receipts receipts;
    private final Identities identities;
    private final JourneyKeys keys;
    private final Marks marks;
    private final NewJourneyIds ids;
    private final EventCodec codec;

    /** Whose the identifiers are, as committed or as expected of groups that are not written yet. */
    private final Map<String, SealingKey> owners = new Lately<>(MOST);

    /** Entries of the groups before these, which may not be written yet. */
    private Set<Receipts.Key> lately = Set.of();

    Foresight(
            Receipts receipts,
            Identities identities,
            JourneyKeys keys,
            Marks marks,
            NewJourneyIds ids,
            EventCodec codec) {
        this.receipts = receipts;
        this.identities = identities;
        this.keys = keys;
        this.marks = marks;
        this.ids = ids;
        this.codec = codec;
    }

    /** The same groups with what could be sealed, in the order in which they will be recorded. */
    public List<EntryGroup> seal(List<EntryGroup> groups) {
        lookUp(groups);
        Set<EntryGroup> unanswered = unanswered(groups);
        List<EntryGroup> sealed = new ArrayList<>(groups.size());
        for (EntryGroup group : groups) {
            SealedAhead ahead = group.changesIdentity() ? null : ahead(group);
            sealed.add(group.with(ahead, unanswered.contains(group)));
        }
        return sealed;
    }

    /** Those of which no entry has a receipt, nor stands in what may be written only now. */
    private Set<EntryGroup> unanswered(List<EntryGroup> groups) {
        Set<Receipts.Key> keys = HashSet.newHashSet(groups.size());
        Set<EntryGroup> unanswered = Collections.newSetFromMap(new IdentityHashMap<>(groups.size()));
        for (EntryGroup group : groups) {
            boolean isFirst = Collections.disjoint(group.keys(), keys) && Collections.disjoint(group.keys(), lately);
            keys.addAll(group.keys());
            if (isFirst) {
                unanswered.add(group);
            }
        }
        Set<Receipts.Key> answered = receipts.committed(keys);
        if (!answered.isEmpty()) {
            unanswered.removeIf(group -> !Collections.disjoint(group.keys(), answered));
        }
        lately = keys;
        return unanswered;
    }

    private void lookUp(List<EntryGroup> groups) {
        Set<String> unknown = new LinkedHashSet<>();
        for (EntryGroup group : groups) {
            for (String print : group.prints().keySet()) {
                if (!owners.containsKey(print)) {
                    unknown.add(print);
                }
            }
        }
        Map<String, JourneyId> known = identities.committed(unknown);
        keys.load(known.values());
        known.forEach((print, journey) -> {
            SealingKey key = keys.ahead(journey);
            if (key != null) {
                owners.put(print, key);
            }
        });
    }

    private @Nullable SealedAhead ahead(EntryGroup group) {
        if (group.namesJourney()) {
            return null;
        }
        SealingKey owner = null;
        List<String> fresh = List.of();
        for (String print : group.prints().keySet()) {
            SealingKey key = owners.get(print);
            if (key == null) {
                fresh = fresh.isEmpty() ? new ArrayList<>(2) : fresh;
                fresh.add(print);
            } else if (owner == null) {
                owner = key;
            } else if (!owner.journey().equals(key.journey())) {
                return null;
            }
        }
        boolean begins = owner == null;
        SealingKey key = owner == null ? keys.make(ids.next()) : owner;
        Map<String, Identifier> identifiers = fresh.isEmpty() ? Map.of() : new LinkedHashMap<>(4);
        for (String print : fresh) {
            owners.put(print, key);
            NamedIdentifier named = Objects.requireNonNull(group.prints().get(print));
            PersonalText.Sealed value = keys.seal(key, new PersonalText.Clear(named.value()));
            identifiers.put(print, new Identifier(named.kind(), marks.of(key, print), value));
        }
        return new SealedAhead(
                key, begins, identifiers, who(begins, group, identifiers.values()), facts(key, group.items()));
    }

    private List<SealedAhead.Fact> who(boolean begins, EntryGroup group, Collection<Identifier> identifiers) {
        if (identifiers.isEmpty()) {
            return List.of();
        }
        Instant occurredAt = group.items().getFirst().entry().occurredAt();
        return Facts.who(begins, occurredAt, List.copyOf(identifiers)).stream()
                .map(this::encoded)
                .toList();
    }

    private SealedAhead.Fact encoded(JourneyEvent event) {
        return new SealedAhead.Fact(event, codec.encode(event));
    }

    private Map<Receipts.Key, SealedAhead.Fact> facts(SealingKey key, Collection<EntryGroup.Item> items) {
        Map<Receipts.Key, SealedAhead.Fact> facts = Map.of();
        for (EntryGroup.Item item : items) {
            if (item.fact() != null && item.hasPersonalText()) {
                facts = facts.isEmpty() ? new HashMap<>(2) : facts;
                facts.put(item.key(), encoded(keys.seal(key, item.fact())));
            }
        }
        return facts;
    }
}
