package io.journeyledger.store.operation;

import io.journeyledger.store.database.Database;
import io.journeyledger.store.settings.ConditionalOnStore;
import java.time.Duration;
import java.time.InstantSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept beside the events, Axon's tokens among it. */
@Configuration(proxyBeanMethods = false)
public class OperationConfiguration {

    /** After this long another process takes over from one that is not heard of. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    /** An embedded installation: whoever held a token or a turn is gone. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnStore(ConditionalOnStore.Kept.TABLES_IN_A_FILE)
    static class Embedded {

        @Bean
        TokenStore tokenStore(
                Database database,
                ConnectionProvider connections,
                Serializer serializer,
                TokenSchema schema,
                ProcessName me) {
            SqliteTokenStore.releaseAll(database.writer());
            SqlTurn.freeAll(database);
            return new SqliteTokenStore(tokens(connections, serializer, schema, me));
        }
    }

    /** One server or many, on PostgreSQL. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnStore(ConditionalOnStore.Kept.TABLES_IN_POSTGRESQL)
    static class Served {

        @Bean
        TokenStore tokenStore(
                ConnectionProvider connections, Serializer serializer, TokenSchema schema, ProcessName me) {
            return new PostgresTokenStore(tokens(connections, serializer, schema, me), CLAIM.dividedBy(4));
        }
    }

    @Bean
    PolicyArchive policyArchive(Database database) {
        return new SqlPolicyArchive(database);
    }

    @Bean
    RightToWrite rightToWrite(Database database) {
        return new RightToWrite(database);
    }

    @Bean
    LedgerMark ledgerMark(Database database) {
        return new LedgerMark(database);
    }

    @Bean
    BesideEvents besideEvents(Database database) {
        return new BesideEvents(database);
    }

    @Bean
    StoredTokens storedTokens(Database database, Serializer serializer) {
        return new StoredTokens(database, serializer);
    }

    @Bean
    ProcessName processName() {
        return ProcessName.unique();
    }

    /** The turn to rebuild views. */
    @Bean
    Turn turnToRebuild(Database database, ProcessName me) {
        return new SqlTurn(database, InstantSource.system(), "rebuild", me.value());
    }

    /** What Axon's table and its columns are called in our scripts. */
    @Bean
    static TokenSchema tokenSchema() {
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

    @Bean
    DeadLetterTable deadLetterTable(Database database) {
        return new SqlDeadLetterTable(database);
    }

    private static JdbcTokenStore.Builder tokens(
            ConnectionProvider connections, Serializer serializer, TokenSchema schema, ProcessName me) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .schema(schema)
                .nodeId(me.value())
                .claimTimeout(CLAIM);
    }
}
