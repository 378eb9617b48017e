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
 */
public record UpOptions(@Nullable Integer port, @Nullable Path data, boolean demo, int customers) {

    /** The settings that stand above all others. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        if (port != null) {
            settings.put("server.port", port);
        }
        if (data != null) {
            settings.put("journey.data", data.toString());
        }
        return settings;
    }

    /**
     * The settings that stand below all others: the data is kept in the folder of the product, so that it is the same from
     * wherever the command is called, and each copy of the product has its own.
     */
    static Map<String, Object> defaults() {
        Path home = Path.of(System.getProperty("ledger.home", "")).toAbsolutePath();
        return Map.of("journey.data", home.resolve("data").toString());
    }
}
