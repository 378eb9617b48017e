package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.store.EventCodec;
import io.journeyledger.store.JourneyKeys;
import io.journeyledger.store.SealingKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Expects whose entries will be, so that a thread that does not hold the right to write can seal and encode them. Nothing
 * hangs on its being right: what was expected wrongly is sealed again when it is known better. For one thread.
 */
public final class Foresight {

    /** Fingerprints remembered; about 200 bytes each. */
    private static final int MOST = 100_000;

    private final Identities identities;
    private final JourneyKeys keys;
    private final NewJourneyIds ids;
    private final EventCodec codec;

    /** Whose the identifiers are, as committed or as expected of groups that are not written yet. */
    private final Map<String, SealingKey> owners = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SealingKey> eldest) {
            return size() > MOST;
        }
    };

    Foresight(Identities identities, JourneyKeys keys, NewJourneyIds ids, EventCodec codec) {
        this.identities = identities;
        this.keys = keys;
        this.ids = ids;
        this.codec = codec;
    }

    /** The same groups with what could be sealed, in the order in which they will be recorded. */
    public List<EntryGroup> seal(List<EntryGroup> groups) {
        lookUp(groups);
        List<EntryGroup> sealed = new ArrayList<>(groups.size());
        for (EntryGroup group : groups) {
            SealedAhead ahead = group.changesIdentity() ? null : ahead(group);
            sealed.add(ahead == null ? group : group.with(ahead));
        }
        return sealed;
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
        Map<String, PersonalText.Sealed> identifiers = fresh.isEmpty() ? Map.of() : new HashMap<>(4);
        for (String print : fresh) {
            owners.put(print, key);
            NamedIdentifier named = group.prints().get(print);
            if (named != null) {
                identifiers.put(print, keys.seal(key, new PersonalText.Clear(named.value())));
            }
        }
        return new SealedAhead(key, begins, identifiers, facts(key, group.items()));
    }

    private Map<Receipts.Key, SealedAhead.Fact> facts(SealingKey key, Collection<EntryGroup.Item> items) {
        Map<Receipts.Key, SealedAhead.Fact> facts = Map.of();
        for (EntryGroup.Item item : items) {
            if (item.fact() != null && item.hasPersonalText()) {
                facts = facts.isEmpty() ? new HashMap<>(2) : facts;
                JourneyEvent event = keys.seal(key, item.fact());
                facts.put(item.key(), new SealedAhead.Fact(event, codec.encode(event)));
            }
        }
        return facts;
    }
}
