package io.journeyledger.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A process that only takes entries, in this JVM. */
final class CommandProcess {

    private CommandProcess() {}

    /** @param folder for its ledger and its log */
    static ConfigurableApplicationContext in(Path folder) throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("uploads"));
        return new SpringApplicationBuilder(LedgerApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .run(
                        "--journey.data=" + data,
                        "--journey.roles=command",
                        "--server.port=0",
                        "--logging.file.name=" + folder.resolve("log"));
    }
}
