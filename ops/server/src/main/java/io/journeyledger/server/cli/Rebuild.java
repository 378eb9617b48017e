package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes a view anew from the ledger, on the server, and follows it to the end. */
@Command(
        name = "rebuild",
        description =
                "Makes a view anew from the ledger: in the place of the live one, or beside it as of a date or under"
                        + " another policy.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without a date, a policy and a name the new index takes the place of the live one when it is whole and"
                    + " checked; searches go on all along, and the index before is kept.",
            "With any of them a side index is filled, which searches ask with ?in=NAME and which views drop removes.",
            "Exit code 0 when done, 1 when failed, cancelled or refused, 3 when no server answers.",
            "",
            "Examples:",
            "  ops/ledger rebuild customers",
            "  ops/ledger rebuild all --json",
            "  ops/ledger rebuild customers --recorded-until 2026-01-01T00:00:00Z --into new-year",
            "  ops/ledger rebuild customers --policy trial.yaml --into trial"
        })
final class Rebuild extends ServerCommand {
    @Parameters(
            paramLabel = "VIEW|all",
            description = "customers, complaints, timeline, transitions, or all of them in one pass.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String view;

    @Option(
            names = "--recorded-until",
            paramLabel = "TIME",
            description = "As it was known: only what was recorded by then. A date, or an instant such as"
                    + " 2026-01-01T00:00:00Z; a date means its end in UTC.")
    private @Nullable String recordedUntil;

    @Option(names = "--occurred-until", paramLabel = "TIME", description = "As it was: only what occurred by then.")
    private @Nullable String occurredUntil;

    @Option(names = "--policy", paramLabel = "FILE", description = "A policy to try, YAML.")
    private @Nullable Path policy;

    @Option(names = "--into", paramLabel = "NAME", description = "Name of the side index; made up otherwise.")
    private @Nullable String into;

    @Option(names = "--json", description = "Print one JSON object: what became of it.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ObjectNode order = new JsonMapper().createObjectNode();
        order.putArray("views").add(view);
        if (recordedUntil != null) {
            order.put(
                    "recordedUntil",
                    Times.instant("--recorded-until", recordedUntil).toString());
        }
        if (occurredUntil != null) {
            order.put(
                    "occurredUntil",
                    Times.instant("--occurred-until", occurredUntil).toString());
        }
        if (policy != null) {
            order.put("policy", add(server, policy));
        }
        if (into != null) {
            order.put("into", into);
        }
        JsonNode begun = server.postJson("/api/v1/rebuilds", order);
        JsonNode ended = new Run(server, "/api/v1/rebuilds", view).await(begun);
        PrintWriter out = out();
        if (json) {
            out.println(ended);
        } else {
            print(ended, out);
        }
        String problem = Run.problem("The rebuild", ended, "nothing was changed");
        if (problem == null) {
            return ExitCode.DONE;
        }
        err().println(problem);
        return ExitCode.FAILED;
    }

    /** Hands a policy file to the server. @return its version */
    static String add(Server server, Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandFailure(ExitCode.USAGE, "There is no file " + file + " that can be read");
        }
        try {
            return server.post("/api/v1/policies", "application/yaml", HttpRequest.BodyPublishers.ofFile(file))
                    .path("version")
                    .asString();
        } catch (CommandFailure e) {
            throw e.exitCode() == ExitCode.NOT_READY ? e : e.about(file.toString());
        }
    }

    /** What goes into a path as it is. */
    static String word(String parameter, String typed) {
        if (!typed.matches("[A-Za-z0-9][A-Za-z0-9-]*")) {
            throw new CommandFailure(
                    ExitCode.USAGE, parameter + " is '" + typed + "': use letters, digits and hyphens");
        }
        return typed;
    }

    /** The indices only where there are any: what does not end well is removed again. */
    static void print(JsonNode ended, PrintWriter out) {
        double seconds = ended.path("seconds").asDouble();
        out.printf(
                Locale.ROOT,
                "%s: %,d events, %,d documents in %.1f s%n",
                ended.path("state").asString().toLowerCase(Locale.ROOT),
                ended.path("events").asLong(),
                ended.path("documents").asLong(),
                seconds);
        if (!ended.path("state").asString().equals("DONE")) {
            return;
        }
        ended.path("indices")
                .properties()
                .forEach(index -> out.printf(
                        Locale.ROOT,
                        "%-14s%s%n",
                        index.getKey(),
                        index.getValue().asString()));
        if (!ended.path("into").isMissingNode() && !ended.path("into").isNull()) {
            out.printf(
                    Locale.ROOT, "%-14s?in=%s%n", "ask with", ended.path("into").asString());
        }
    }
}
