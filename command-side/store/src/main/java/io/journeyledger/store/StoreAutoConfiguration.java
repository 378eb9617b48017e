package io.journeyledger.store;

import io.journeyledger.store.axonserver.AxonServerConfiguration;
import io.journeyledger.store.codec.CodecConfiguration;
import io.journeyledger.store.database.DatabaseConfiguration;
import io.journeyledger.store.engine.EngineConfiguration;
import io.journeyledger.store.keys.KeysConfiguration;
import io.journeyledger.store.operation.OperationConfiguration;
import io.journeyledger.store.settings.StoreProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * The store as an application gets it by having this module on its class path: before Boot would look for a data source
 * of its own, before Axon would look for a store.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
        })
@EnableConfigurationProperties(StoreProperties.class)
@Import({
    DatabaseConfiguration.class,
    OperationConfiguration.class,
    CodecConfiguration.class,
    EngineConfiguration.class,
    AxonServerConfiguration.class,
    KeysConfiguration.class
})
public class StoreAutoConfiguration {}
