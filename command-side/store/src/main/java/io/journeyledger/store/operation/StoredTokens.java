package io.journeyledger.store.operation;

import io.journeyledger.store.database.Database;
import io.journeyledger.store.database.SqlFailures;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far processors have come that may run in another process. Axon's token store tells a token only to whom it gives
 * the claim to it.
 */
public final class StoredTokens {

    private final JdbcTemplate reader;
    private final Serializer serializer;

    /** @param serializer that of the token store */
    StoredTokens(Database database, Serializer serializer) {
        this.reader = SqlFailures.template(database.reader());
        this.serializer = serializer;
    }

    /** The token of a processor with one segment, as it was committed last; none before it has begun. */
    public Optional<TrackingToken> of(String processor) {
        return reader
                .query(
                        "SELECT token, token_type FROM token_entry WHERE processor = ? AND token IS NOT NULL",
                        (row, _) -> serializer.<byte[], TrackingToken>deserialize(
                                new SimpleSerializedObject<>(row.getBytes(1), byte[].class, row.getString(2), null)),
                        processor)
                .stream()
                .findFirst();
    }
}
