package io.journeyledger.server.cli;

import io.journeyledger.server.exit.ExitCode;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** How a running server fares. */
@Command(
        name = "status",
        description = "Says whether the server is ready, how many events it holds, and how far its views are.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code 0 when ready, 3 when not ready or not reachable.",
            "",
            "Examples:",
            "  ops/ledger status",
            "  ops/ledger status --port 9090 --json"
        })
final class Status extends ServerCommand {
    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode status = server.get("/api/v1/status");
        PrintWriter out = out();
        if (json) {
            out.println(status);
        } else {
            print(status, out);
        }
        return status.path("ready").asBoolean(false) ? ExitCode.DONE : ExitCode.NOT_READY;
    }

    private void print(JsonNode status, PrintWriter out) {
        out.printf(Locale.ROOT, "%-14s%s%n", status.path("ready").asBoolean() ? "ready" : "not ready", server.url());
        for (JsonNode problem : status.path("problems")) {
            out.printf(Locale.ROOT, "%-14s%s%n", "problem", problem.asString());
        }
        long events = status.path("events").asLong();
        out.printf(
                Locale.ROOT, "%-14s%s%n", "events", events < 0 ? "unknown" : String.format(Locale.ROOT, "%,d", events));
        out.printf(
                Locale.ROOT,
                "%-14s%s%n",
                "elasticsearch",
                status.path("elasticsearch").asString("not used here"));
        if (!status.path("views").isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "%n%-14s%14s%14s%14s%14s%n",
                    "view",
                    "documents",
                    "position",
                    "events behind",
                    "seconds");
        }
        for (JsonNode view : status.path("views")) {
            out.printf(
                    Locale.ROOT,
                    "%-14s%,14d%,14d%,14d%,14.1f%n",
                    view.path("name").asString(),
                    view.path("documents").asLong(),
                    view.path("position").asLong(),
                    view.path("lagEvents").asLong(),
                    view.path("lagSeconds").asDouble());
        }
        for (JsonNode view : status.path("views")) {
            if (view.path("outdated").asBoolean()) {
                out.printf(
                        Locale.ROOT,
                        "%n%s: its index is of a program before this one and stays as it is until its rebuild is over%n",
                        view.path("name").asString());
            }
        }
    }
}
