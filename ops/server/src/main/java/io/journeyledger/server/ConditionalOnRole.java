package io.journeyledger.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Configuration for processes with one of these roles. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnRole.HasRole.class)
public @interface ConditionalOnRole {
    Role[] value();

    /** Asks the environment. */
    final class HasRole implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var roles = Role.of(context.getEnvironment());
            return metadata.getAnnotations().get(ConditionalOnRole.class).getValue("value", Role[].class).stream()
                    .flatMap(java.util.Arrays::stream)
                    .anyMatch(roles::contains);
        }
    }
}
