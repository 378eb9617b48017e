package io.journeyledger.store.engine;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * An event's metadata on its way into its row. Most of it is shared by all that a system sends; only the entry's id is
 * new.
 *
 * @param origin head of the {@link Origins origin} that it shares; null when it stands whole in the row
 * @param text the entry's id as it stands in JSON, or the whole JSON object, in UTF-8; null when there is no metadata
 */
@SuppressWarnings("ArrayRecordComponent") // made once, written once
record NewMetadata(@Nullable String origin, byte @Nullable [] text) {

    private static final String ID = "id";

    /** Of few values each. With any other key nearly every event would have an origin of its own. */
    private static final Set<String> SHARED = Set.of("source", "actor", "tenant");

    static NewMetadata of(MetaData metadata, Serializer serializer) {
        NewMetadata apart = metadata instanceof EntryMetadata entry ? entry.apart() : apart(metadata);
        return apart == null ? whole(metadata, serializer) : apart;
    }

    /** Origin and id; null when there is more to it. */
    static @Nullable NewMetadata apart(MetaData metadata) {
        String id = plain(metadata.get(ID));
        String head = id == null ? null : head(metadata);
        return id == null || head == null ? null : new NewMetadata(head, id.getBytes(StandardCharsets.UTF_8));
    }

    /** Not taken apart: for rows that are few. */
    static NewMetadata whole(MetaData metadata, Serializer serializer) {
        return new NewMetadata(
                null, serializer.serialize(metadata, byte[].class).getData());
    }

    private static @Nullable String head(MetaData metadata) {
        StringBuilder head = new StringBuilder(64).append('{');
        for (var part : metadata.entrySet()) {
            if (!part.getKey().equals(ID)) {
                String value = SHARED.contains(part.getKey()) ? plain(part.getValue()) : null;
                if (value == null) {
                    return null;
                }
                head.append('"')
                        .append(part.getKey())
                        .append("\":\"")
                        .append(value)
                        .append("\",");
            }
        }
        return head.append("\"id\":\"").toString();
    }

    /** The value if it stands in JSON as it is. */
    private static @Nullable String plain(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                return null;
            }
        }
        return text;
    }
}
