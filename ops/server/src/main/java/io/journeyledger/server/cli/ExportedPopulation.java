package io.journeyledger.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whom an export from the ledger tells of, as of when, and where to: what all forms of it share. */
final class ExportedPopulation {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--query",
            paramLabel = "Q",
            description = "Whom, in the Lucene syntax of Kibana, such as"
                    + " 'lifecycle.stage:LOYAL AND loyalty.frequency:>3'; everybody otherwise.")
    private @Nullable String query;

    @Option(
            names = "--in",
            paramLabel = "NAME",
            description = "Ask the side index of that name whom, instead of the live view.")
    private @Nullable String in;

    @Option(
            names = "--recorded-until",
            paramLabel = "TIME",
            description = "As it was known: only what was recorded by then. A date, or an instant such as"
                    + " 2026-01-01T00:00:00Z; a date means its end in UTC.")
    private @Nullable String recordedUntil;

    @Option(names = "--occurred-until", paramLabel = "TIME", description = "As it was: only what occurred by then.")
    private @Nullable String occurredUntil;

    @Mixin
    private final Destination destination = new Destination();

    Server server() {
        return destination.server();
    }

    /**
     * @param form the last part of the address
     * @param own parameters of the form; the others are added
     * @param what the view is asked for
     */
    int write(String form, Parameters own, String what) throws IOException {
        own.add("q", query);
        own.add("in", in);
        own.add("recordedUntil", time("--recorded-until", recordedUntil));
        own.add("occurredUntil", time("--occurred-until", occurredUntil));
        // Lines do not tell how far it is: a row can have several, a trace has many, the objects of OCEL are all one.
        PrintWriter err = spec.commandLine().getErr();
        int code = destination.write(_ -> "/api/v1/exports/" + form + own, what, 0, false, err);
        if (recordedUntil != null || occurredUntil != null) {
            // The view counts whom it finds today.
            err.println("Of the " + what + ", only those that had begun by then are in it.");
        }
        return code;
    }

    private static @Nullable String time(String option, @Nullable String typed) {
        return typed == null ? null : Times.instant(option, typed).toString();
    }
}
