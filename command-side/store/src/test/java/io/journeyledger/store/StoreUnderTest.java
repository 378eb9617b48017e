package io.journeyledger.store;

import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.support.PrivatePostgres;
import java.util.Map;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Assumptions;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The store as an application gets it: Spring Boot with nothing but this module on its class path. */
public final class StoreUnderTest implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private StoreUnderTest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    /** Settings for a new database of a private PostgreSQL; the test is skipped where none is installed. */
    public static Map<String, Object> onPostgres() {
        Assumptions.assumeTrue(
                PrivatePostgres.isInstalled(), "PostgreSQL is not installed: no initdb and postgres found");
        return Map.of(
                "journey.store",
                "postgresql",
                "journey.postgresql.url",
                PrivatePostgres.shared().newDatabase(),
                "journey.master-key",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    }

    public static StoreUnderTest open(Map<String, Object> properties) {
        return new StoreUnderTest(new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of("spring.main.banner-mode", "off"))
                .properties(properties)
                .run());
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public EventStore events() {
        return context.getBean(EventStore.class);
    }

    public LedgerReader reader() {
        return context.getBean(LedgerReader.class);
    }

    public TokenStore tokens() {
        return context.getBean(TokenStore.class);
    }

    public TransactionManager transactions() {
        return context.getBean(TransactionManager.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
