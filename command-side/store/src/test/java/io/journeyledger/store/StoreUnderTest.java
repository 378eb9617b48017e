package io.journeyledger.store;

import java.util.Map;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The store as an application gets it: Spring Boot with nothing but this module on its class path. */
final class StoreUnderTest implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private StoreUnderTest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    static StoreUnderTest open(Map<String, Object> properties) {
        return new StoreUnderTest(new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of("spring.main.banner-mode", "off"))
                .properties(properties)
                .run());
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    EventStore events() {
        return context.getBean(EventStore.class);
    }

    LedgerReader reader() {
        return context.getBean(LedgerReader.class);
    }

    TokenStore tokens() {
        return context.getBean(TokenStore.class);
    }

    TransactionManager transactions() {
        return context.getBean(TransactionManager.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
