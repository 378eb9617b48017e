package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Follows an import until it is over: with a bar on a terminal, otherwise silently as long as nothing holds it up. */
record ImportProgress(Server server, PrintWriter err) {
    private static final long BETWEEN_LOOKS_MILLIS = 100;
    private static final Set<String> GOING_ON = Set.of("RUNNING", "CANCELLING");

    JsonNode await(JsonNode started) throws InterruptedException {
        String id = started.path("id").asString();
        JsonNode job = started;
        String said = "";
        try (Bar bar = new Bar(started)) {
            while (GOING_ON.contains(job.path("state").asString())) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
                job = look(id);
                bar.show(job);
                String waits = GOING_ON.contains(job.path("state").asString())
                        ? job.path("message").asString("")
                        : "";
                if (!waits.isEmpty() && !waits.equals(said)) {
                    err.println("Import " + id + ": " + waits);
                }
                said = waits;
            }
        }
        return job;
    }

    private JsonNode look(String id) {
        try {
            return server.get("/api/v1/imports/" + id);
        } catch (CommandFailure e) {
            if (e.exitCode() == ExitCode.NOT_READY) {
                throw new CommandFailure(
                        ExitCode.NOT_READY,
                        "The server went away. Import " + id + " goes on when it is started again; see it at "
                                + server.url() + "/api/v1/imports/" + id,
                        e);
            }
            throw e;
        }
    }

    /** In KiB of the file: the number of rows is not known before its end. */
    private static final class Bar implements AutoCloseable {
        private final @Nullable ProgressBar bar;

        Bar(JsonNode job) {
            bar = Terminal.isThere()
                    ? new ProgressBarBuilder()
                            .setTaskName(job.path("file").asString())
                            .setInitialMax(job.path("bytes").asLong())
                            .setUnit(" KiB", 1024)
                            .setStyle(ProgressBarStyle.ASCII)
                            .build()
                    : null;
        }

        void show(JsonNode job) {
            if (bar != null) {
                bar.stepTo(job.path("done").asLong());
                bar.setExtraMessage(
                        String.format(Locale.ROOT, "%,d rows", job.path("read").asLong()));
            }
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }
}
