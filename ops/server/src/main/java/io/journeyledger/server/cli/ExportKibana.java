package io.journeyledger.server.cli;

import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The dashboards for Kibana. */
@Command(
        name = "kibana",
        description = "Writes data views, panels, sessions and dashboards for Kibana 8.19 and 9.x; it holds no data.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ops/ledger export kibana -o journey-ledger-kibana.ndjson",
            "  ops/ledger export kibana --language zh-TW -o journey-ledger-kibana.ndjson"
        })
final class ExportKibana extends ServerCommand {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where to write it; standard output with -.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path output;

    @Option(names = "--language", paramLabel = "TAG", description = "Of titles and labels: en, zh-TW or zh-CN (en).")
    private @Nullable String language;

    @Override
    public Integer call() throws IOException {
        Parameters parameters = new Parameters();
        parameters.add("language", language);
        String path = "/api/v1/exports/kibana" + parameters;
        if (output.equals(Destination.STANDARD_OUTPUT)) {
            try (InputStream answer = server.stream(path)) {
                answer.transferTo(new StandardOutput());
            }
            return ExitCode.DONE;
        }
        PartFile part = PartFile.of(output, false);
        try (InputStream answer = server.stream(path)) {
            part.write(answer);
        }
        out().printf(Locale.ROOT, "%s  %,d bytes%n", output, Files.size(output));
        return ExitCode.DONE;
    }
}
