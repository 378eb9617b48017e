package io.journeyledger.server.run;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the launcher make the JVM's cache for the next starts while this server runs. Nothing here may hurt the server:
 * the cache is made by another process, at the lowest priority, after the start is over; without it the next start is
 * slower and that is all.
 */
public final class StartCache implements AutoCloseable {
    /** Set to {@code make} by the launcher where it finds no cache that fits. */
    private static final String WANTED = "ledger.start-cache";

    /** So that neither the start nor a run of a few seconds has company. */
    private static final Duration AFTER = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(StartCache.class);

    private final @Nullable Thread maker;

    private StartCache(@Nullable String launcher) {
        this.maker = launcher == null
                ? null
                : Thread.ofPlatform().daemon().name("start-cache").start(() -> make(launcher));
    }

    /** Does nothing where the launcher has not asked. */
    public static StartCache asTheLauncherWants() {
        return new StartCache("make".equals(System.getProperty(WANTED)) ? launcher() : null);
    }

    private static String launcher() {
        return Path.of(System.getProperty("ledger.home", ""), "ops", "ledger").toString();
    }

    private static void make(String launcher) {
        try {
            Thread.sleep(AFTER);
            // Its standard input is ours: it ends with this process, however this process ends.
            Process process = new ProcessBuilder(launcher, "prepare", "--until-input-ends")
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            try {
                int code = process.waitFor();
                if (code != 0) {
                    LOG.debug("The cache for the next start was not made: ops/ledger prepare says why ({})", code);
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the server stops: the next one will ask again
        } catch (IOException e) {
            LOG.debug("The cache for the next start cannot be made", e);
        }
    }

    @Override
    public void close() {
        if (maker != null) {
            maker.interrupt();
        }
    }
}
