package io.journeyledger.server;

import io.journeyledger.server.status.StatusConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** All modules in one process; {@link Role} says which of them take part. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Roles.class, StatusConfiguration.class})
public class LedgerApplication {}
