package io.journeyledger.store.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ledger is kept.
 *
 * @param store which event store
 * @param data folder of an embedded installation
 * @param masterKey 32 bytes in Base64; better given as a file
 * @param masterKeyFile file with 32 bytes in Base64
 * @param postgresql the database, where there is one
 */
@ConfigurationProperties("journey")
public record StoreProperties(
        @DefaultValue("sqlite") Kind store,
        @DefaultValue("data") Path data,
        @Nullable String masterKey,
        @Nullable Path masterKeyFile,
        @DefaultValue Postgresql postgresql) {

    /** Event stores to choose from. */
    public enum Kind {
        SQLITE,
        POSTGRESQL,
        AXONSERVER
    }

    /**
     * @param url such as {@code jdbc:postgresql://host/ledger}
     * @param connections most connections that write
     */
    public record Postgresql(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("8") int connections) {

        /** A variable that is set and empty names no database. */
        public Postgresql {
            url = url == null || url.isBlank() ? null : url;
        }
    }

    public boolean eventsInAxonServer() {
        return store == Kind.AXONSERVER;
    }

    /** Tokens, keys, identifiers and receipts go to PostgreSQL where one is configured, else into the embedded file. */
    public boolean tablesInPostgresql() {
        return switch (store) {
            case SQLITE -> false;
            case POSTGRESQL -> true;
            case AXONSERVER -> postgresql.url() != null;
        };
    }

    /** Never prints secrets. */
    @Override
    public String toString() {
        return "StoreProperties[store=" + store + ", data=" + data + "]";
    }
}
