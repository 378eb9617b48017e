package io.journeyledger.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;
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

    @Mixin
    private final Server server = new Server();

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

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; compressed when the name ends in .gz. Standard output otherwise.")
    private @Nullable Path output;

    int write(String format, @Nullable String fields, boolean resume) throws IOException {
        if (output == null) {
            if (resume) {
                throw new CommandFailure(ExitCode.USAGE, "--resume needs -o FILE: what is kept must have a name");
            }
            try (InputStream body =
                    server.open(path(format, fields, null), false).body()) {
                body.transferTo(System.out);
                System.out.flush();
            }
            return ExitCode.DONE;
        }
        boolean compressed = output.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        if (resume && compressed) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--resume cannot go on in a compressed file: name a FILE without .gz");
        }
        PartFile part = PartFile.of(output, resume);
        HttpResponse<InputStream> response = server.open(path(format, fields, part.last()), compressed);
        long total = response.headers().firstValueAsLong("Total-Count").orElse(0);
        try (InputStream body = response.body();
                OutputStream out = part.append();
                DocumentBar bar =
                        new DocumentBar(out, "documents", total, compressed ? 0 : format.equals("bulk") ? 2 : 1)) {
            body.transferTo(bar);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED, "The export broke off: " + e.getMessage() + ". " + part.brokenOff(), e);
        }
        part.complete();
        spec.commandLine()
                .getErr()
                .printf(Locale.ROOT, "%s: %,d documents match, %,d bytes%n", output, total, Files.size(output));
        return ExitCode.DONE;
    }

    private String path(String format, @Nullable String fields, @Nullable String after) {
        StringJoiner parameters = new StringJoiner("&", "?", "");
        add(parameters, "format", format);
        add(parameters, "q", query);
        add(parameters, "fields", fields);
        add(parameters, "in", in);
        add(parameters, "after", after);
        return "/api/v1/exports/views/" + Rebuild.word("--view", view) + parameters;
    }

    private static void add(StringJoiner parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
