package io.journeyledger.server.cli;

import io.journeyledger.server.exit.ExitCode;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Events that no view can take. */
@Command(
        name = "letters",
        description = "Lists dead letters: events that no view can take. Nothing from a parked event on is told of its"
                + " journey; others go on.",
        subcommands = {Letters.Retry.class, Letters.Evict.class, CommandLine.HelpCommand.class},
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code 1 while a journey is parked, 0 when none is. Evicted events stay in the list, and do not count.",
            "An evicted event is in the ledger all the same: retry tells it after all, and takes it off the list.",
            "",
            "Examples:",
            "  ops/ledger letters",
            "  ops/ledger letters retry J-17.4",
            "  ops/ledger letters evict J-17.4"
        })
final class Letters extends ServerCommand {
    private static final String PATH = "/api/v1/dead-letters";

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode letters = server.get(PATH);
        if (json) {
            out().println(letters);
        } else {
            print(letters, out());
        }
        return exitCode(letters);
    }

    static void print(JsonNode letters, PrintWriter out) {
        for (JsonNode letter : letters) {
            out.printf(
                    Locale.ROOT,
                    "%-8s %s at position %,d, since %s, %d %s%n         %s%n",
                    letter.path("evicted").asBoolean() ? "evicted" : "parked",
                    letter.path("eventId").asString(),
                    letter.path("position").asLong(),
                    letter.path("since").asString(),
                    letter.path("attempts").asInt(),
                    letter.path("attempts").asInt() == 1 ? "attempt" : "attempts",
                    letter.path("reason").asString());
        }
    }

    /** Whoever watches this by a script is done once every letter is decided: an evicted one stays in the list for good. */
    static int exitCode(JsonNode letters) {
        for (JsonNode letter : letters) {
            if (!letter.path("evicted").asBoolean()) {
                return ExitCode.FAILED;
            }
        }
        return ExitCode.DONE;
    }

    /** Does something about one letter. */
    abstract static class Act extends ServerCommand {
        private final String action;

        @Parameters(paramLabel = "EVENT", description = "Id of the event.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String eventId;

        @Option(names = "--json", description = "Print one JSON object: whether the journey is told, and what is left.")
        private boolean json;

        /** @param action the last part of the path */
        Act(String action) {
            this.action = action;
        }

        @Override
        public Integer call() {
            String id = URLEncoder.encode(eventId, StandardCharsets.UTF_8).replace("+", "%20");
            JsonNode outcome = server.postJson(PATH + "/" + id + "/" + action, JsonNodeFactory.instance.objectNode());
            boolean told = outcome.path("told").asBoolean();
            PrintWriter out = out();
            if (json) {
                out.println(outcome);
            } else if (told) {
                out.println("The whole journey is told");
            }
            if (told) {
                return ExitCode.DONE;
            }
            JsonNode left = outcome.path("left");
            err().println("Event " + left.path("eventId").asString() + " keeps its journey parked: "
                    + left.path("reason").asString());
            return ExitCode.FAILED;
        }
    }

    /** Tries again. */
    @Command(
            name = "retry",
            description = "Tries to tell an event and all that waits behind it, for example with a newer program.",
            mixinStandardHelpOptions = true,
            footer = {"", "Examples:", "  ops/ledger letters retry J-17.4"})
    static final class Retry extends Act {
        Retry() {
            super("retry");
        }
    }

    /** Leaves it out. */
    @Command(
            name = "evict",
            description = "Leaves an event out of every view for good and tells what waits behind it. It stays in the"
                    + " ledger, and retry tells it after all.",
            mixinStandardHelpOptions = true,
            footer = {"", "Examples:", "  ops/ledger letters evict J-17.4"})
    static final class Evict extends Act {
        Evict() {
            super("evict");
        }
    }
}
