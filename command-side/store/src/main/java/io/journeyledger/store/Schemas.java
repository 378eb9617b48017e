package io.journeyledger.store;

import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;

/** Tells Axon what its tables and columns are called in our scripts. */
final class Schemas {

    private Schemas() {}

    static TokenSchema tokens() {
        return TokenSchema.builder()
                .setTokenTable("token_entry")
                .setProcessorNameColumn("processor")
                .setSegmentColumn("segment")
                .setTokenColumn("token")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("touched_at")
                .setOwnerColumn("owner")
                .build();
    }
}
