package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares two policies or two dates over everybody, on the server, and follows the comparison to the end. */
@Command(
        name = "rehearse",
        description =
                "Tells who would stand elsewhere under another policy, or stood elsewhere at another date: from what"
                        + " to what, and why.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With a policy, both readings are of the same date; with dates only, both are by the same policy. Compared are"
                    + " stage, phase, NPS class, tier, RFM cell, open and breached complaints. Nothing is written.",
            "Exit code 0 when done, 1 when failed or cancelled, 2 when both readings are the same, 3 when no server answers.",
            "",
            "Examples:",
            "  ops/ledger rehearse --policy trial.yaml",
            "  ops/ledger rehearse --policy trial.yaml --against today.yaml -o changes.csv",
            "  ops/ledger rehearse --at 2026-01-01",
            "  ops/ledger rehearse --at 2026-01-01 --to 2026-06-30 --json"
        })
final class Rehearse extends ServerCommand {
    private static final int SHOWN = 10;

    @Option(names = "--policy", paramLabel = "FILE", description = "The policy to rehearse, YAML.")
    private @Nullable Path policy;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "The policy to compare it with; that of the program otherwise.")
    private @Nullable Path against;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "As it was then: only what occurred by then. A date, or an instant such as"
                    + " 2026-01-01T00:00:00Z; a date means its end in UTC.")
    private @Nullable String at;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "The other date; the same with a policy, and now without, when not given.")
    private @Nullable String to;

    @Option(names = "--known", description = "Dates mean what was known then: only what was recorded by then.")
    private boolean known;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write every change: a name that ends in .csv or .ndjson.")
    private @Nullable Path output;

    @Option(names = "--json", description = "Print one JSON object: counts by field, from and to.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (policy == null && at == null) {
            throw new CommandFailure(ExitCode.USAGE, "Name what to compare: --policy FILE, --at TIME, or both");
        }
        if (known && at == null && to == null) {
            throw new CommandFailure(ExitCode.USAGE, "--known says what dates mean: name one with --at or --to");
        }
        String type = output == null ? "" : type(output);
        PartFile file = output == null ? null : PartFile.of(output, false);
        Instant first = at == null ? null : Times.instant("--at", at);
        Instant second = to == null ? (policy == null ? null : first) : Times.instant("--to", to);
        String base = against == null ? null : Rebuild.add(server, against);
        String trial = policy == null ? base : Rebuild.add(server, policy);
        ObjectNode order = new JsonMapper().createObjectNode();
        side(order.putObject("from"), base, first);
        side(order.putObject("to"), trial, second);
        JsonNode begun = server.postJson("/api/v1/rehearsals", order);
        JsonNode ended = new Run(server, "/api/v1/rehearsals", "rehearse").await(begun);
        String problem = Run.problem("The rehearsal", ended, "it was not finished");
        if (problem == null && file != null) {
            String path = "/api/v1/rehearsals/" + ended.path("id").asString() + "/changes";
            try (InputStream changes = server.stream(path, type)) {
                file.write(changes);
            }
        }
        if (json) {
            out().println(ended);
        } else {
            print(ended, out());
        }
        if (ended.path("untold").asLong() > 0) {
            err().printf(
                            Locale.ROOT,
                            "Nothing can be made of %,d journeys: the lines 'untold' of the list say of which event, and why%n",
                            ended.path("untold").asLong());
        }
        if (problem == null) {
            return ExitCode.DONE;
        }
        err().println(problem);
        return ExitCode.FAILED;
    }

    private static String type(Path output) {
        String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return "text/csv";
        }
        if (name.endsWith(".ndjson")) {
            return "application/x-ndjson";
        }
        throw new CommandFailure(
                ExitCode.USAGE, "--output is '" + output + "': use a name that ends in .csv or .ndjson");
    }

    private void side(ObjectNode side, @Nullable String version, @Nullable Instant until) {
        if (version != null) {
            side.put("policy", version);
        }
        if (until != null) {
            side.put(known ? "recordedUntil" : "occurredUntil", until.toString());
        }
    }

    private static void print(JsonNode ended, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s: %,d of %,d journeys change, %,d changes in %.1f s%n",
                ended.path("state").asString().toLowerCase(Locale.ROOT),
                ended.path("changedJourneys").asLong(),
                ended.path("journeys").asLong(),
                ended.path("changes").asLong(),
                ended.path("seconds").asDouble());
        for (JsonNode count : ended.path("counts")) {
            if (count.path("journeys").asLong() > 0) {
                print(count.path("field").asString(), count, out);
            }
        }
    }

    private static void print(String field, JsonNode count, PrintWriter out) {
        out.printf(Locale.ROOT, "%n%-34s%,12d%n", field, count.path("journeys").asLong());
        long shown = 0;
        int ways = 0;
        for (JsonNode move : count.path("moves")) {
            if (ways++ == SHOWN) {
                break;
            }
            long journeys = move.path("journeys").asLong();
            shown += journeys;
            out.printf(
                    Locale.ROOT,
                    "  %-14s to %-14s%,12d%n",
                    move.path("from").asString("-"),
                    move.path("to").asString("-"),
                    journeys);
        }
        long others = count.path("journeys").asLong() - shown;
        if (others > 0) {
            out.printf(Locale.ROOT, "  %-32s%,12d%n", "in other ways", others);
        }
    }
}
