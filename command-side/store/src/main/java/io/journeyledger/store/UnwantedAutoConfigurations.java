package io.journeyledger.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps out, wherever this module is on the class path, what Axon would switch on by itself: a check for updates that
 * posts usage data, XStream, and the connection to an Axon Server that nobody asked for.
 */
final class UnwantedAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String AXON = "org.axonframework.springboot.autoconfig.";
    private static final Set<String> NEVER =
            Set.of(AXON + "UpdateCheckerAutoConfiguration", AXON + "XStreamAutoConfiguration");
    private static final Set<String> WITH_AXON_SERVER = Set.of(
            AXON + "AxonServerAutoConfiguration",
            AXON + "AxonServerBusAutoConfiguration",
            AXON + "AxonServerActuatorAutoConfiguration");

    private boolean axonServer;

    @Override
    public void setEnvironment(Environment environment) {
        axonServer = "axonserver".equalsIgnoreCase(environment.getProperty("journey.store"));
        // The banner is printed by a part of Axon that listens to nothing but this.
        System.setProperty("disable-axoniq-console-message", "true");
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            wanted[i] = name == null || !(NEVER.contains(name) || (!axonServer && WITH_AXON_SERVER.contains(name)));
        }
        return wanted;
    }
}
