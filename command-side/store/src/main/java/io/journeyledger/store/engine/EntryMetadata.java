package io.journeyledger.store.engine;

import io.journeyledger.ledger.Provenance;
import io.journeyledger.store.codec.ProvenanceMetadata;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of all events of an entry, with what a row keeps of it. Who makes it before the right to write is taken
 * spares whoever holds that right both.
 */
public final class EntryMetadata extends MetaData {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable NewMetadata apart;

    private EntryMetadata(Map<String, String> parts) {
        super(parts);
        apart = NewMetadata.apart(this);
    }

    public static MetaData of(Provenance provenance) {
        return new EntryMetadata(ProvenanceMetadata.of(provenance));
    }

    /** Taken apart into what is shared and the id; none when it stands whole in its row. */
    @Nullable
    NewMetadata apart() {
        return apart;
    }
}
