package io.journeyledger.store.axonserver;

import io.journeyledger.store.EventStoreContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Runs against the Axon Server, empty or not, whose {@code host:port} is in the environment; else it is skipped. */
@EnabledIfEnvironmentVariable(
        named = "AXON_SERVER",
        matches = ".+:\\d+",
        disabledReason = "no Axon Server given: set AXON_SERVER=host:port")
class AxonServerStoreTest extends EventStoreContract {

    @TempDir
    static Path folder;

    @Override
    protected Map<String, Object> properties() {
        return Map.of(
                "journey.store",
                "axonserver",
                "journey.data",
                folder.toString(),
                "axon.axonserver.servers",
                System.getenv("AXON_SERVER"));
    }
}
