package io.journeyledger.server.cli;

import io.journeyledger.server.exit.ExitCode;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The indices of the views. */
@Command(
        name = "views",
        description = "Lists the indices of the views: live, previous and beside.",
        subcommands = {Views.Drop.class, Views.Restore.class, CommandLine.HelpCommand.class},
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ops/ledger views",
            "  ops/ledger views drop new-year",
            "  ops/ledger views restore customers"
        })
final class Views extends ServerCommand {
    private static final int AT_ONCE = 1_000;

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        ArrayNode indices = all();
        PrintWriter out = out();
        if (json) {
            out.println(indices);
            return ExitCode.DONE;
        }
        out.printf(
                Locale.ROOT,
                "%-14s%-10s%12s%12s  %-14s%s%n",
                "view",
                "state",
                "documents",
                "position",
                "policy",
                "index");
        for (JsonNode index : indices) {
            out.printf(
                    Locale.ROOT,
                    "%-14s%-10s%,12d%,12d  %-14s%s%n",
                    index.path("view").asString(),
                    index.path("state").asString(),
                    index.path("documents").asLong(),
                    index.path("position").asLong(),
                    index.path("policy").asString("-"),
                    index.path("index").asString());
        }
        return ExitCode.DONE;
    }

    private ArrayNode all() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        JsonNode page;
        do {
            page = server.get("/api/v1/views?after=" + all.size() + "&most=" + AT_ONCE);
            page.forEach(all::add);
        } while (page.size() == AT_ONCE);
        return all;
    }

    /** Removes side indices. */
    @Command(
            name = "drop",
            description = "Removes the side indices of a name.",
            mixinStandardHelpOptions = true,
            footer = {"", "Examples:", "  ops/ledger views drop new-year"})
    static final class Drop extends ServerCommand {
        @Parameters(paramLabel = "NAME", description = "The name that it was filled by.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String name;

        @Option(names = "--json", description = "Print one JSON object: the name that was dropped.")
        private boolean json;

        @Override
        public Integer call() {
            server.delete("/api/v1/views/side/" + Rebuild.word("NAME", name));
            PrintWriter out = out();
            out.println(json ? JsonNodeFactory.instance.objectNode().put("dropped", name) : "Dropped " + name);
            return ExitCode.DONE;
        }
    }

    /** Puts back what was live before. */
    @Command(
            name = "restore",
            description = "Puts the index that was live before the last rebuild back in its place, brought up to date.",
            mixinStandardHelpOptions = true,
            footer = {"", "Examples:", "  ops/ledger views restore customers"})
    static final class Restore extends ServerCommand {
        @Parameters(paramLabel = "VIEW", description = "customers, complaints, timeline or transitions.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String view;

        @Option(names = "--json", description = "Print one JSON object: what became of it.")
        private boolean json;

        @Override
        public Integer call() throws InterruptedException {
            JsonNode begun = server.postJson(
                    "/api/v1/views/" + Rebuild.word("VIEW", view) + "/restore", JsonNodeFactory.instance.objectNode());
            JsonNode ended = new Run(server, "/api/v1/rebuilds", view).await(begun);
            String problem = Run.problem("The restoration", ended, "nothing was changed");
            PrintWriter out = out();
            if (json) {
                out.println(ended);
            } else if (problem == null) {
                out.printf(
                        Locale.ROOT,
                        "%s is live again, up to position %,d%n",
                        ended.path("indices").path(view).asString(),
                        ended.path("position").asLong());
            }
            if (problem == null) {
                return ExitCode.DONE;
            }
            err().println(problem);
            return ExitCode.FAILED;
        }
    }
}
