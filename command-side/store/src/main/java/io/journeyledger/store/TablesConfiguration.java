package io.journeyledger.store;

import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database under the store: its file or address, its connections, its transactions, Axon's tables in it. */
@Configuration(proxyBeanMethods = false)
class TablesConfiguration {

    /** After this long another process takes over from one that is not heard of. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    /** An embedded installation: one file in a folder that one process owns. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnStore(ConditionalOnStore.Kept.TABLES_IN_A_FILE)
    static class Embedded {

        @Bean
        @ConditionalOnMissingBean
        DataFolder dataFolder(StoreProperties properties) {
            return DataFolder.open(properties.data());
        }

        @Bean
        Database database(DataFolder folder) {
            return SqliteDatabase.open(folder.ledgerFile());
        }

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
        Database database(StoreProperties properties) {
            StoreProperties.Postgresql postgresql = properties.postgresql();
            String url = postgresql.url();
            if (url == null) {
                throw new IllegalStateException("journey.store=postgresql needs a database: set journey.postgresql.url,"
                        + " such as jdbc:postgresql://host/ledger, with journey.postgresql.user and .password");
            }
            return PostgresDatabase.open(url, postgresql.user(), postgresql.password(), postgresql.connections());
        }

        @Bean
        TokenStore tokenStore(
                ConnectionProvider connections, Serializer serializer, TokenSchema schema, ProcessName me) {
            return new PostgresTokenStore(tokens(connections, serializer, schema, me), CLAIM.dividedBy(4));
        }
    }

    /** For transactions that write. */
    @Bean(destroyMethod = "")
    @Primary
    DataSource dataSource(Database database) {
        return database.writer();
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new LedgerTransactions(dataSource);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactionManager) {
        return new TransactionTemplate(transactionManager);
    }

    @Bean
    SQLExceptionTranslator sqlFailures() {
        return new SqlFailures();
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactionManager) {
        return new SpringTransactionManager(transactionManager);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    @Bean
    PersistenceExceptionResolver duplicateKeys() {
        return new DuplicateKeys();
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
