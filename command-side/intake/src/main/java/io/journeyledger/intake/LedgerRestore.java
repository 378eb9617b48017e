package io.journeyledger.intake;

import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.engine.EmptyLedger;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.keys.Marks;
import io.journeyledger.store.portable.PortableFileException;
import io.journeyledger.store.portable.PortableLine;
import io.journeyledger.store.portable.PortableReader;
import io.journeyledger.store.settings.ConditionalOnStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fills an empty ledger from a file of events: the same journeys, places, times and answers to entries. Identifiers are
 * made anew from the events. It is one transaction, so that no part of a file ever looks like a ledger.
 */
@Component
@ConditionalOnStore(ConditionalOnStore.Kept.EVENTS_IN_TABLES)
public class LedgerRestore {

    private final EmptyLedger ledger;
    private final JourneyKeys keys;
    private final Marks marks;
    private final EventCodec codec;
    private final IdentityTail identities;

    LedgerRestore(EmptyLedger ledger, JourneyKeys keys, Marks marks, EventCodec codec, IdentityTail identities) {
        this.ledger = ledger;
        this.keys = keys;
        this.marks = marks;
        this.codec = codec;
        this.identities = identities;
    }

    /**
     * What there is now.
     *
     * @param receipts answers to entries; those of entries that came while the file was written, whose events are not
     *     in it, are left out
     * @param part the options by which the file holds only some journeys; empty when it holds the whole ledger
     */
    public record Restored(long events, long journeys, long receipts, String part) {}

    /**
     * @param progress is told the number of events so far, now and then
     * @throws PortableFileException when the file cannot be restored, saying where and why; nothing was changed
     * @throws io.journeyledger.store.engine.LedgerNotEmptyException when the ledger has events
     * @throws IOException when the file cannot be read; nothing was changed
     */
    public Restored restore(InputStream file, LongConsumer progress) throws IOException {
        PortableReader reader = new PortableReader(file);
        PortableLine.Begun begun = begun(reader.next());
        try {
            return ledger.fill(filling -> {
                Refilling refilling = new Refilling(filling, keys, marks, codec, identities, progress, begun.part());
                for (PortableLine line = next(reader); line != null; line = next(reader)) {
                    refilling.take(line, reader.line());
                }
                return refilling.end();
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private PortableLine.Begun begun(@Nullable PortableLine first) {
        if (!(first instanceof PortableLine.Begun begun)) {
            throw new IllegalStateException("a reader begins with the first line");
        }
        if (begun.readable()) {
            throw new PortableFileException(
                    "The file was written with --readable: its personal texts are open and it has no keys, so it cannot be"
                            + " restored. Restore one that was exported without --readable");
        }
        if (!begun.part().hasWholeJourneys()) {
            throw new PortableFileException("The file holds a part of a ledger, "
                    + begun.part().options() + ", and not the whole of any journey. Export again without these options,"
                    + " or with --journey alone");
        }
        if (!keys.isSameMaster(begun.masterKey())) {
            throw new PortableFileException(
                    "The file is of a ledger with another master key, without which no personal text can be read and no"
                            + " customer recognised. Give back that key: the file master.key of its data folder,"
                            + " journey.master-key-file or journey.master-key");
        }
        return begun;
    }

    private static @Nullable PortableLine next(PortableReader reader) {
        try {
            return reader.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
