package io.journeyledger.server.run;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A whole run of the server on a folder of its own, for the JVM to learn what a start needs. */
public final class PracticeRun {
    /** Much more than it takes: nobody waits for it, and it has the lowest priority. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private PracticeRun() {}

    /**
     * Starts a server with a few made-up journeys, has it used, and stops it.
     *
     * @param folder empty; everything is kept there and nowhere else
     * @param use is given the address of the server
     * @throws ExecutionException if it does not start
     * @throws TimeoutException if it is not ready within five minutes
     */
    public static void in(Path folder, Consumer<String> use)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<String> ready = new CompletableFuture<>();
        ServerRun server =
                new ServerRun(UpOptions.practice(folder), ready::complete, new PrintWriter(Writer.nullWriter()));
        Thread serving = Thread.ofPlatform().name("practice").start(() -> {
            try {
                server.untilStopped();
            } catch (RuntimeException e) {
                ready.completeExceptionally(e);
            }
        });
        try {
            use.accept(ready.get(LONGEST.toSeconds(), TimeUnit.SECONDS));
        } finally {
            server.end();
            serving.join();
        }
    }
}
