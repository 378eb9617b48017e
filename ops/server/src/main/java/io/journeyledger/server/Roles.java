package io.journeyledger.server;

import io.journeyledger.intake.IntakeConfiguration;
import io.journeyledger.query.QueryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Which module brings what to which role. Store and projections come by their own auto-configurations. */
@Configuration(proxyBeanMethods = false)
class Roles {
    @ConditionalOnRole(Role.COMMAND)
    @Configuration(proxyBeanMethods = false)
    @Import(IntakeConfiguration.class)
    static class Command {}

    @ConditionalOnRole(Role.QUERY)
    @Configuration(proxyBeanMethods = false)
    @Import(QueryConfiguration.class)
    static class Query {}
}
