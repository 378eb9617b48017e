package io.journeyledger.server.cli;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Follows something that runs on the server until it is over: with a bar on a terminal, silently otherwise.
 *
 * @param path such as {@code /api/v1/rebuilds}
 * @param name what the bar is called
 */
record Run(Server server, String path, String name) {
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    /** @return what became of it, as the server tells it */
    JsonNode await(JsonNode started) throws InterruptedException {
        String id = started.path("id").asString();
        JsonNode run = started;
        try (Bar bar = new Bar(name)) {
            while (!run.path("over").asBoolean()) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
                run = server.get(path + "/" + id);
                bar.show(run);
            }
        }
        return run;
    }

    /** In a sentence, what became of one that was not done; nothing where it was. */
    static @Nullable String problem(String kind, JsonNode ended, String otherwise) {
        String state = ended.path("state").asString();
        return switch (state) {
            case "DONE" -> null;
            case "CANCELLED" -> said(kind + " was cancelled", ended, otherwise);
            default -> said(kind + " failed", ended, otherwise);
        };
    }

    private static String said(String what, JsonNode ended, String otherwise) {
        return what + ": " + ended.path("problem").asString(otherwise);
    }

    private static final class Bar implements AutoCloseable {
        private final @Nullable ProgressBar bar;

        Bar(String name) {
            bar = Terminal.isThere()
                    ? new ProgressBarBuilder()
                            .setTaskName(name)
                            .setInitialMax(0)
                            .setUnit(" events", 1)
                            .setStyle(ProgressBarStyle.ASCII)
                            .build()
                    : null;
        }

        void show(JsonNode run) {
            if (bar != null) {
                bar.maxHint(run.path("total").asLong());
                bar.stepTo(run.path("events").asLong());
                bar.setExtraMessage(run.path("state").asString().toLowerCase(Locale.ROOT));
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
