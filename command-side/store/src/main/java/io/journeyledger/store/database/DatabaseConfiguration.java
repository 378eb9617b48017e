package io.journeyledger.store.database;

import io.journeyledger.store.settings.ConditionalOnStore;
import io.journeyledger.store.settings.StoreProperties;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database under the store: its file or address, its connections, its transactions. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

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
}
