package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.store.engine.EntryMetadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Entries that stand or fall together, with everything worked out that can be without the ledger: that is done before
 * the right to write is taken, by as many threads as like. Made by {@link Intake#prepare}.
 */
public final class EntryGroup {

    private final List<Item> items;
    private final Map<String, NamedIdentifier> prints;
    private final List<Receipts.Key> keys;
    private final boolean changesIdentity;
    private final boolean ofOneCustomer;
    private final @Nullable SealedAhead ahead;
    private final boolean isNew;

    /** @param ofOneCustomer whether those whom its entries name share identifiers */
    EntryGroup(List<Item> items, Map<String, NamedIdentifier> prints, boolean ofOneCustomer) {
        this.items = items;
        this.prints = prints;
        this.ofOneCustomer = ofOneCustomer;
        this.ahead = null;
        this.isNew = false;
        List<Receipts.Key> all = new ArrayList<>(items.size());
        boolean changes = false;
        for (Item item : items) {
            all.add(item.key());
            changes |= IdentityChanges.concerns(item.entry());
        }
        this.keys = all;
        this.changesIdentity = changes;
    }

    private EntryGroup(EntryGroup group, @Nullable SealedAhead ahead, boolean isNew) {
        this.items = group.items;
        this.prints = group.prints;
        this.keys = group.keys;
        this.changesIdentity = group.changesIdentity;
        this.ofOneCustomer = group.ofOneCustomer;
        this.ahead = ahead;
        this.isNew = isNew;
    }

    /**
     * One entry.
     *
     * @param metadata of its events
     * @param fact what it says, personal texts in clear; none when it only says who the customer is, or changes that
     * @param encoded the fact as it is stored; none when it has personal texts, which are not sealed yet
     * @param refused why its data cannot be read
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, written once
    record Item(
            Entry entry,
            Receipts.Key key,
            MetaData metadata,
            @Nullable JourneyEvent fact,
            byte @Nullable [] encoded,
            @Nullable RejectedEntryException refused) {

        Item(
                Entry entry,
                @Nullable JourneyEvent fact,
                byte @Nullable [] encoded,
                @Nullable RejectedEntryException refused) {
            this(
                    entry,
                    Receipts.Key.of(entry.provenance()),
                    EntryMetadata.of(entry.provenance()),
                    fact,
                    encoded,
                    refused);
        }

        /** To propose an event that comes from it. */
        RecordEntries.Fact fact(JourneyEvent event) {
            return fact(event, null);
        }

        /** @param stepsSeen as in {@link Entry} */
        RecordEntries.Fact fact(JourneyEvent event, @Nullable Integer stepsSeen) {
            return new RecordEntries.Fact(event, entry.provenance(), stepsSeen, metadata);
        }

        boolean hasPersonalText() {
            return fact != null && encoded == null;
        }
    }

    /**
     * The same with what was found out ahead.
     *
     * @param sealed for the journey that is expected; none when nothing was
     * @param unanswered whether none of its entries was answered when that was asked
     */
    EntryGroup with(@Nullable SealedAhead sealed, boolean unanswered) {
        return new EntryGroup(this, sealed, unanswered);
    }

    /** Whether none of its entries is likely to have been answered. */
    boolean isNew() {
        return isNew;
    }

    /** What was sealed for the journey that is expected; none when nothing was. */
    @Nullable
    SealedAhead ahead() {
        return ahead;
    }

    /** Whether an entry says which journey it belongs to. */
    boolean namesJourney() {
        for (Item item : items) {
            if (item.entry().subject() != null) {
                return true;
            }
        }
        return false;
    }

    List<Item> items() {
        return items;
    }

    List<Entry> entries() {
        return items.stream().map(Item::entry).toList();
    }

    /** The customer's identifiers by their fingerprints. */
    Map<String, NamedIdentifier> prints() {
        return prints;
    }

    /** The keys of its entries, in their order. */
    List<Receipts.Key> keys() {
        return keys;
    }

    /** Why its entries cannot stand together; none when they can. */
    @Nullable
    Rejection refused() {
        if (keys.size() > 1 && new HashSet<>(keys).size() < keys.size()) {
            return Rejection.of(
                    Rejection.Code.INVALID_FIELD, "id", "two entries of one group have the same source and id");
        }
        return ofOneCustomer
                ? null
                : Rejection.of(
                        Rejection.Code.INVALID_FIELD,
                        "customer",
                        "the entries of one row name customers who share no identifier; what they do together is recorded for one"
                                + " customer, so read the other by a mapping of its own");
    }

    boolean changesIdentity() {
        return changesIdentity;
    }
}
