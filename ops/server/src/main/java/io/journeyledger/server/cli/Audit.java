package io.journeyledger.server.cli;

import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares a view with the ledger, on the server, and follows the comparison to the end. */
@Command(
        name = "audit",
        description = "Folds the whole ledger once more and reports every document of a view that is missing, surplus,"
                + " different or overdue, with the fields that differ.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The live projection goes on; what only it or the ledger had yet to catch up with is no finding.",
            "Of fields that may carry personal data it says that they differ, and never what they hold.",
            "Exit code 0 when nothing differs, 1 when something did (also when it is repaired now), when an event cannot be"
                    + " told, or when the audit failed or was cancelled, 3 when no server or no Elasticsearch answers.",
            "",
            "Examples:",
            "  ops/ledger audit customers",
            "  ops/ledger audit all --json",
            "  ops/ledger audit all -o findings.ndjson",
            "  ops/ledger audit complaints --repair"
        })
final class Audit extends ServerCommand {
    private static final int SHOWN = 20;

    @Parameters(
            paramLabel = "VIEW|all",
            description = "customers, complaints, timeline, transitions, or all of them in one pass.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String view;

    @Option(names = "--repair", description = "Write what is right over what is wrong, and remove what is surplus.")
    private boolean repair;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write every finding, one JSON object a line.")
    private @Nullable Path output;

    @Option(names = "--json", description = "Print one JSON object: counts, and the first hundred findings.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PartFile file = output == null ? null : PartFile.of(output, false);
        ObjectNode order = new JsonMapper().createObjectNode();
        order.putArray("views").add(view);
        order.put("repair", repair);
        JsonNode begun = server.postJson("/api/v1/audits", order);
        JsonNode ended = new Run(server, "/api/v1/audits", "audit " + view).await(begun);
        PrintWriter out = out();
        if (file != null) {
            try (InputStream findings =
                    server.stream("/api/v1/audits/" + ended.path("id").asString() + "/findings")) {
                file.write(findings);
            }
        }
        if (json) {
            out.println(ended);
        } else {
            print(ended, output, out);
        }
        return conclude(ended, err());
    }

    private int conclude(JsonNode ended, PrintWriter err) {
        String problem = Run.problem(
                "The audit",
                ended,
                isBegun(ended) ? "there may be more than it found by then" : "nothing is said of the view");
        if (problem != null) {
            err.println(problem);
            return ExitCode.FAILED;
        }
        long wrong = wrong(ended);
        long left = wrong - ended.path("repaired").asLong();
        long unsettled = ended.path("unsettled").asLong();
        if (unsettled > 0) {
            err.printf(
                    Locale.ROOT,
                    "Of %,d journeys nothing can be said: they changed at every look, or the view is behind the ledger"
                            + " (ops/ledger status). Audit again.%n",
                    unsettled);
        }
        long untold = ended.path("untold").asLong();
        if (untold > 0) {
            err.printf(
                    Locale.ROOT,
                    "Nothing can be made of %,d events, so nothing is said of the documents of their journeys. A rebuild"
                            + " parks such journeys: see ops/ledger letters%n",
                    untold);
        }
        if (wrong == 0) {
            return untold == 0 ? ExitCode.DONE : ExitCode.FAILED;
        }
        if (left == 0) {
            err.printf(Locale.ROOT, "%,d documents did not say what the ledger says, and are repaired%n", wrong);
        } else if (ended.path("underAnotherPolicy").asLong() > 0) {
            err.println("Documents were made under another policy: ops/ledger rebuild " + view
                    + " makes them under that of the program");
        } else {
            err.printf(
                    Locale.ROOT,
                    "%,d documents do not say what the ledger says: ops/ledger audit %s --repair puts them right one by"
                            + " one, ops/ledger rebuild %s makes the view anew%n",
                    left,
                    view,
                    view);
        }
        return ExitCode.FAILED;
    }

    private static boolean isBegun(JsonNode ended) {
        return ended.path("events").asLong() > 0;
    }

    private static long wrong(JsonNode ended) {
        return ended.path("missing").asLong()
                + ended.path("surplus").asLong()
                + ended.path("differing").asLong()
                + ended.path("overdue").asLong();
    }

    /**
     * Of an audit that was not finished no zeros: they would say that it had looked.
     *
     * @param output where every finding is written; none: nowhere
     */
    static void print(JsonNode ended, @Nullable Path output, PrintWriter out) {
        String state = ended.path("state").asString().toLowerCase(Locale.ROOT);
        boolean done = state.equals("done");
        if (!done && !isBegun(ended)) {
            out.printf("%s: nothing was looked at%n", state);
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s: %,d%s events, %,d documents in %.1f s%n",
                state,
                ended.path("events").asLong(),
                done
                        ? ""
                        : String.format(
                                Locale.ROOT, " of %,d", ended.path("total").asLong()),
                ended.path("documents").asLong(),
                ended.path("seconds").asDouble());
        for (String name : new String[] {"missing", "surplus", "differing", "overdue", "untold", "repaired"}) {
            long count = ended.path(name).asLong();
            if (done || count > 0) {
                out.printf(Locale.ROOT, "%-14s%,12d%n", name, count);
            }
        }
        int shown = 0;
        for (JsonNode finding : ended.path("findings")) {
            if (shown++ == SHOWN) {
                break;
            }
            printFinding(finding, out);
        }
        long more = wrong(ended) + ended.path("untold").asLong() - Math.min(shown, SHOWN);
        if (more > 0) {
            out.printf(
                    Locale.ROOT,
                    "and %,d more%s%n",
                    more,
                    output == null ? ": -o FILE writes them all" : ", all of them in " + output);
        }
    }

    private static void printFinding(JsonNode finding, PrintWriter out) {
        out.printf(
                "%n%s %s %s%s%n",
                finding.path("kind").asString().toLowerCase(Locale.ROOT),
                finding.path("view").asString(),
                finding.path("id").asString(),
                finding.path("repaired").asBoolean() ? " (repaired)" : "");
        for (JsonNode field : finding.path("fields")) {
            out.printf(
                    "  %s: %s%n",
                    field.path("field").asString(),
                    field.path("personal").asBoolean()
                            ? "differs (personal)"
                            : "expected " + said(field.path("expected")) + ", stored " + said(field.path("stored")));
        }
        long more =
                finding.path("fieldsInAll").asLong() - finding.path("fields").size();
        if (more > 0) {
            out.printf(Locale.ROOT, "  and %,d more fields%n", more);
        }
        if (finding.path("note").isString()) {
            out.println("  " + finding.path("note").asString());
        }
    }

    private static String said(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "nothing" : value.toString();
    }
}
