package io.journeyledger.server.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says about a run; what it leaves open the settings say.
 *
 * @param port to serve on, 0 for any free one
 * @param data absolute folder that holds everything
 * @param demo whether to fill an empty ledger with made-up journeys
 * @param customers how many customers the demo has, 1 or more
 * @param fixed settings that this run has in any case
 */
public record UpOptions(
        @Nullable Integer port, @Nullable Path data, boolean demo, int customers, Map<String, Object> fixed) {

    public UpOptions(@Nullable Integer port, @Nullable Path data, boolean demo, int customers) {
        this(port, data, demo, customers, Map.of());
    }

    /** A run that touches nothing but this folder, whatever the settings say. */
    static UpOptions practice(Path folder) {
        Map<String, Object> everythingHere = Map.of(
                "journey.store", "sqlite",
                "journey.roles", "command,projection,query",
                "journey.elasticsearch.url", "",
                "journey.elasticsearch.heap-megabytes", 256,
                "server.address", "127.0.0.1");
        return new UpOptions(0, folder, true, PRACTICE_CUSTOMERS, everythingHere);
    }

    private static final int PRACTICE_CUSTOMERS = 20;

    /** The settings that stand above all others. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(fixed);
        if (port != null) {
            settings.put("server.port", port);
        }
        if (data != null) {
            settings.put("journey.data", data.toString());
        }
        return settings;
    }

    /**
     * The settings that stand below all others: the data is kept in the folder of the product, so that it is the same
     * from wherever the command is called, and each copy of the product has its own.
     */
    static Map<String, Object> defaults() {
        Path home = Path.of(System.getProperty("ledger.home", "")).toAbsolutePath();
        return Map.of("journey.data", home.resolve("data").toString());
    }
}
