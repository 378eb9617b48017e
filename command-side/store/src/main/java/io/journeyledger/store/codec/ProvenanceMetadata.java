package io.journeyledger.store.codec;

import io.journeyledger.ledger.Provenance;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Provenance as the metadata of a message: one entry for each of its parts that is known. */
public final class ProvenanceMetadata {

    static final String[] KEYS = Arrays.stream(Provenance.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toArray(String[]::new);

    private ProvenanceMetadata() {}

    /** Metadata for a command; its events get the same. */
    public static Map<String, String> of(Provenance provenance) {
        Map<String, String> metadata = new LinkedHashMap<>();
        put(metadata, "source", provenance.source());
        put(metadata, "id", provenance.id());
        put(metadata, "actor", provenance.actor());
        put(metadata, "tenant", provenance.tenant());
        put(metadata, "correlationId", provenance.correlationId());
        put(metadata, "causationId", provenance.causationId());
        put(metadata, "traceparent", provenance.traceparent());
        return metadata;
    }

    /** The counterpart of {@link #of}; source and id are empty where the metadata does not name them. */
    public static Provenance from(Map<String, ?> metadata) {
        String source = text(metadata, "source");
        String id = text(metadata, "id");
        return new Provenance(
                source == null ? "" : source,
                id == null ? "" : id,
                text(metadata, "actor"),
                text(metadata, "tenant"),
                text(metadata, "correlationId"),
                text(metadata, "causationId"),
                text(metadata, "traceparent"));
    }

    private static void put(Map<String, String> metadata, String key, @Nullable String value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }

    private static @Nullable String text(Map<String, ?> metadata, String key) {
        Object value = metadata.get(key);
        return value == null ? null : value.toString();
    }
}
