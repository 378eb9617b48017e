package io.journeyledger.server;

import io.journeyledger.intake.IntakeConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Which module brings what to which role. The store is there for all, by its own auto-configuration. */
@Configuration(proxyBeanMethods = false)
class Roles {
    @ConditionalOnRole(Role.COMMAND)
    @Configuration(proxyBeanMethods = false)
    @Import(IntakeConfiguration.class)
    static class Command {}
}
