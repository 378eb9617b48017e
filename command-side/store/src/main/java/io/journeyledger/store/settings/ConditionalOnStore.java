package io.journeyledger.store.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Configuration for ledgers that are kept so; asks {@link StoreProperties}, as everybody does. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnStore.IsKept.class)
public @interface ConditionalOnStore {
    Kept value();

    /** Where events are, and what is beside them. */
    enum Kept {
        EVENTS_IN_TABLES,
        EVENTS_IN_AXON_SERVER,
        TABLES_IN_A_FILE,
        TABLES_IN_POSTGRESQL
    }

    /** Binds the settings before there are beans. */
    final class IsKept implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            StoreProperties store = Binder.get(context.getEnvironment()).bindOrCreate("journey", StoreProperties.class);
            return switch (metadata.getAnnotations()
                    .get(ConditionalOnStore.class)
                    .getEnum("value", Kept.class)) {
                case EVENTS_IN_TABLES -> !store.eventsInAxonServer();
                case EVENTS_IN_AXON_SERVER -> store.eventsInAxonServer();
                case TABLES_IN_A_FILE -> !store.tablesInPostgresql();
                case TABLES_IN_POSTGRESQL -> store.tablesInPostgresql();
            };
        }
    }
}
