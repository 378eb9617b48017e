package io.journeyledger.server.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which documents are exported, and where to: what all forms of them share. */
final class ExportedDocuments {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            required = true,
            description = "customers, complaints, timeline or transitions.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String view;

    @Option(
            names = "--query",
            paramLabel = "Q",
            description = "Which documents, in the Lucene syntax of Kibana, such as"
                    + " 'lifecycle.stage:LOYAL AND loyalty.frequency:>3'; all otherwise.")
    private @Nullable String query;

    @Option(
            names = "--in",
            paramLabel = "NAME",
            description = "Of the side index of that name instead of the live view.")
    private @Nullable String in;

    @Mixin
    private final Destination destination = new Destination();

    int write(String format, @Nullable String fields, boolean resume) throws IOException {
        return destination.write(
                after -> path(format, fields, resume, after),
                "documents",
                format.equals("bulk") ? 2 : 1,
                resume,
                spec.commandLine().getErr());
    }

    private String path(String format, @Nullable String fields, boolean resume, @Nullable String after) {
        Parameters parameters = new Parameters();
        parameters.add("format", format);
        parameters.add("q", query);
        parameters.add("fields", fields);
        parameters.add("in", in);
        parameters.add("order", resume ? "id" : null);
        parameters.add("after", after);
        return "/api/v1/exports/views/" + Rebuild.word("--view", view) + parameters;
    }
}
