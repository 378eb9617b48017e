package io.journeyledger.server.cli;

import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes things elsewhere, each in the form another tool expects. */
@Command(
        name = "export",
        description =
                "Writes the events, what the ledger tells or what the views hold, in the form another tool expects.",
        subcommands = {
            Export.Ndjson.class,
            Export.Bulk.class,
            Export.Csv.class,
            ExportPopulation.Xes.class,
            ExportPopulation.Ocel.class,
            ExportPopulation.Cfpb.class,
            ExportPopulation.Features.class,
            ExportEvents.class,
            ExportKibana.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "FORMAT",
        footer = {
            "",
            "What is written appears under its name only when it is whole.",
            "Exit code 0 when done, 1 when it broke off, 3 when no server answers.",
            "",
            "Examples:",
            "  ops/ledger export ndjson --view customers -o customers.ndjson.gz",
            "  ops/ledger export csv --view customers --query 'lifecycle.stage:AT_RISK' --fields journey.id,lifecycle.since",
            "  ops/ledger export bulk --view timeline --in new-year -o timeline.bulk.ndjson",
            "  ops/ledger export ndjson --view timeline -o timeline.ndjson --resume",
            "  ops/ledger export xes --case complaint -o complaints.xes.gz",
            "  ops/ledger export ocel --query 'lifecycle.stage:CHURNED' -o churned.ocel.json",
            "  ops/ledger export cfpb --company 'Example Bank' -o complaints.csv",
            "  ops/ledger export features --recorded-until 2025-12-31 --occurred-until 2025-12-31 -o features.csv",
            "  ops/ledger export events -o ledger.ndjson.gz",
            "  ops/ledger export kibana -o journey-ledger-kibana.ndjson"
        })
final class Export implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    /** A document, or two lines for it, after the other: so that a part of them can be gone on with. */
    abstract static class Lines implements Callable<Integer> {
        private final String format;

        @Mixin
        private final ExportedDocuments documents = new ExportedDocuments();

        @Option(
                names = "--resume",
                description = "Keep in FILE.part what has come when it breaks off, and go on there when asked again."
                        + " Not for a FILE that is compressed.")
        private boolean resume;

        Lines(String format) {
            this.format = format;
        }

        @Override
        public Integer call() throws IOException {
            return documents.write(format, null, resume);
        }
    }

    /** A document a line. */
    @Command(
            name = "ndjson",
            description = "Writes a JSON object a line: _id, then the document's own fields.",
            mixinStandardHelpOptions = true)
    static final class Ndjson extends Lines {
        Ndjson() {
            super("ndjson");
        }
    }

    /** For Elasticsearch. */
    @Command(
            name = "bulk",
            description = "Writes the lines that POST /INDEX/_bulk of Elasticsearch takes; they name no index.",
            mixinStandardHelpOptions = true)
    static final class Bulk extends Lines {
        Bulk() {
            super("bulk");
        }
    }

    /** For spreadsheets. */
    @Command(
            name = "csv",
            description = "Writes a row a document (RFC 4180, UTF-8), headed by the names of the fields. A text that a"
                    + " spreadsheet would take for a formula begins with an apostrophe.",
            mixinStandardHelpOptions = true)
    static final class Csv implements Callable<Integer> {
        @Mixin
        private final ExportedDocuments documents = new ExportedDocuments();

        @Option(
                names = "--fields",
                paramLabel = "FIELDS",
                description = "Only these columns, separated by commas: journey.id,lifecycle.stage.")
        private @Nullable String fields;

        @Override
        public Integer call() throws IOException {
            return documents.write("csv", fields, false);
        }
    }
}
