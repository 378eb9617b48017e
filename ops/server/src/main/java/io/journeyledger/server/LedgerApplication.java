package io.journeyledger.server;

import io.journeyledger.server.guard.GuardConfiguration;
import io.journeyledger.server.status.StatusConfiguration;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** All modules in one process; {@link Roles} says which of them take part. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@OpenAPIDefinition(info = @Info(title = "Customer journey ledger", version = "v1"))
@Import({Roles.class, StatusConfiguration.class, GuardConfiguration.class})
public class LedgerApplication {}
