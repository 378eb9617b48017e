package io.journeyledger.server.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The events themselves. */
@Command(
        name = "events",
        description =
                "Writes the events of the ledger, a CloudEvent a line: ops/ledger restore makes the same ledger of it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Personal texts stay encrypted as they are stored, and the wrapped keys of their journeys are in the file: who"
                    + " has the master key can read them. Without options all events are written. With --journey alone"
                    + " the file can be restored, too; with any other option it is a part that others can read.",
            "",
            "Examples:",
            "  ops/ledger export events -o ledger.ndjson.gz",
            "  ops/ledger export events --journey J-7 --readable -o story.ndjson",
            "  ops/ledger export events --family complaint --recorded-from 2026-01-01 --recorded-until 2026-03-31"
        })
final class ExportEvents implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final Destination destination = new Destination();

    @Option(names = "--journey", paramLabel = "ID", description = "Only of this journey; can be given several times.")
    private List<String> journeys = List.of();

    @Option(
            names = "--family",
            paramLabel = "FAMILY",
            description =
                    "Only of this family: identity, contact, purchase, feedback, complaint, loyalty or churn; can be"
                            + " given several times.")
    private List<String> families = List.of();

    @Option(
            names = "--recorded-from",
            paramLabel = "TIME",
            description =
                    "Only what was recorded then or later. An instant such as 2026-01-01T00:00:00Z, or a date, which"
                            + " means its begin in UTC.")
    private @Nullable String recordedFrom;

    @Option(
            names = "--recorded-until",
            paramLabel = "TIME",
            description = "Only what was recorded by then; a date means its end in UTC.")
    private @Nullable String recordedUntil;

    @Option(names = "--from-position", paramLabel = "N", description = "Only from this position on.")
    private @Nullable Long fromPosition;

    @Option(names = "--until-position", paramLabel = "N", description = "Only up to this position.")
    private @Nullable Long untilPosition;

    @Option(
            names = "--readable",
            description =
                    "With personal texts in clear, null where they were erased. Such a file cannot be restored: keep it"
                            + " as you would keep the persons' files.")
    private boolean readable;

    @Override
    public Integer call() throws IOException {
        return destination.write(
                _ -> path(), "events", 1, false, spec.commandLine().getErr());
    }

    private String path() {
        StringJoiner parameters = new StringJoiner("&", "?", "").setEmptyValue("");
        journeys.forEach(journey -> add(parameters, "journey", journey));
        families.forEach(family -> add(parameters, "family", family));
        add(
                parameters,
                "recordedFrom",
                recordedFrom == null
                        ? null
                        : Times.begin("--recorded-from", recordedFrom).toString());
        add(
                parameters,
                "recordedUntil",
                recordedUntil == null
                        ? null
                        : Times.instant("--recorded-until", recordedUntil).toString());
        add(parameters, "fromPosition", fromPosition);
        add(parameters, "untilPosition", untilPosition);
        add(parameters, "readable", readable ? true : null);
        return "/api/v1/exports/events" + parameters;
    }

    private static void add(StringJoiner parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }
}
