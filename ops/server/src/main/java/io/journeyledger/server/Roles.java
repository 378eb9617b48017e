package io.journeyledger.server;

import io.journeyledger.intake.IntakeConfiguration;
import io.journeyledger.projections.role.ConditionalOnRole;
import io.journeyledger.projections.role.Role;
import io.journeyledger.query.QueryConfiguration;
import io.journeyledger.query.web.frame.FrameConfiguration;
import io.journeyledger.query.web.views.RunsConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Which module brings what to which role. Store and projections come by their own auto-configurations. Whatever a
 * process does, it answers with pages and problems of the same frame.
 */
@Configuration(proxyBeanMethods = false)
@Import(FrameConfiguration.class)
class Roles {
    @ConditionalOnRole(Role.COMMAND)
    @Configuration(proxyBeanMethods = false)
    @Import(IntakeConfiguration.class)
    static class Command {}

    @ConditionalOnRole(Role.PROJECTION)
    @Configuration(proxyBeanMethods = false)
    @Import(RunsConfiguration.class)
    static class Projection {}

    @ConditionalOnRole(Role.QUERY)
    @Configuration(proxyBeanMethods = false)
    @Import(QueryConfiguration.class)
    static class Query {}
}
