package io.journeyledger.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The exports that are told from the ledger: event logs for process mining, complaints for regulators, features for
 * models.
 */
final class ExportPopulation {
    private ExportPopulation() {}

    /** For tools that know cases. */
    @Command(
            name = "xes",
            description = "Writes an event log in XES (IEEE 1849-2016), without personal text.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  ops/ledger export xes -o journeys.xes.gz",
                "  ops/ledger export xes --case complaint --query 'answer:REJECTED' -o rejected.xes"
            })
    static final class Xes implements Callable<Integer> {
        @Mixin
        private final ExportedPopulation population = new ExportedPopulation();

        @Option(
                names = "--case",
                paramLabel = "CASE",
                description =
                        "What a trace is: journey (the default), whom --query chooses among customers; or complaint,"
                                + " which it chooses among complaints.")
        private @Nullable String trace;

        @Override
        public Integer call() throws IOException {
            Parameters own = new Parameters();
            own.add("case", trace);
            return population.write("xes", own, "complaint".equals(trace) ? "complaints" : "journeys");
        }
    }

    /** For tools that know objects. */
    @Command(
            name = "ocel",
            description = "Writes an object-centric event log in OCEL 2.0 as JSON, without personal text: customers,"
                    + " complaints, orders, contracts.",
            mixinStandardHelpOptions = true)
    static final class Ocel implements Callable<Integer> {
        @Mixin
        private final ExportedPopulation population = new ExportedPopulation();

        @Override
        public Integer call() throws IOException {
            return population.write("ocel", new Parameters(), "journeys");
        }
    }

    /** For regulators and who reads their files. */
    @Command(
            name = "cfpb",
            description =
                    "Writes complaints in the 16 columns of the consumer complaint database of the US Consumer"
                            + " Financial Protection Bureau; --query chooses among complaints. The mapping cfpb imports them again.",
            mixinStandardHelpOptions = true)
    static final class Cfpb implements Callable<Integer> {
        @Mixin
        private final ExportedPopulation population = new ExportedPopulation();

        @Option(
                names = "--personal",
                paramLabel = "WHOSE",
                description =
                        "Whose narrative, public response, state, ZIP code and tags are written: none (the default);"
                                + " consented, of customers who consent to the purpose publication; all.")
        private @Nullable String personal;

        @Option(
                names = "--company",
                paramLabel = "NAME",
                description = "Name of the company; whom each complaint was assigned to otherwise.")
        private @Nullable String company;

        @Override
        public Integer call() throws IOException {
            Parameters own = new Parameters();
            own.add("personal", personal);
            own.add("company", company);
            return population.write("cfpb", own, "complaints");
        }
    }

    /** For who teaches models. */
    @Command(
            name = "features",
            description =
                    "Writes a table of features, a row a journey: what was known as of the dates, and nothing else.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "With a date, --query needs a side index that knows no more than it: the live view would tell the future.",
                "",
                "Examples:",
                "  ops/ledger export features --recorded-until 2025-12-31 --occurred-until 2025-12-31 -o features.csv"
            })
    static final class Features implements Callable<Integer> {
        @Mixin
        private final ExportedPopulation population = new ExportedPopulation();

        @Option(names = "--format", paramLabel = "FORMAT", description = "csv (the default) or ndjson.")
        private @Nullable String format;

        @Option(
                names = "--policy",
                paramLabel = "FILE",
                description = "A policy to judge by, YAML; that of the program otherwise.")
        private @Nullable Path policy;

        @Override
        public Integer call() throws IOException {
            Parameters own = new Parameters();
            own.add("format", format);
            own.add("policy", policy == null ? null : Rebuild.add(population.server(), policy));
            return population.write("features", own, "journeys");
        }
    }
}
