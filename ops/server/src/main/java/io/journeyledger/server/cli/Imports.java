package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What became of imports. */
@Command(
        name = "imports",
        description = "Looks at imports on the server.",
        subcommands = {Imports.Rejects.class, CommandLine.HelpCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  ops/ledger imports rejects 1b4e28ba -o rejects.csv"})
final class Imports implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    /** The rows that an import did not take. */
    @Command(
            name = "rejects",
            description = "Writes the rejected rows of an import as they came, headed as the file was, to be corrected"
                    + " and imported again.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  ops/ledger imports rejects 1b4e28ba",
                "  ops/ledger imports rejects 1b4e28ba -o rejects.csv"
            })
    static final class Rejects extends ServerCommand {
        @Parameters(paramLabel = "ID", description = "The import's id, from its receipt.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String id;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "Where to write; standard output otherwise.")
        private @Nullable Path output;

        @Override
        public Integer call() throws IOException {
            if (!id.matches("[A-Za-z0-9-]+")) {
                throw new CommandFailure(ExitCode.USAGE, "'" + id + "' is no id of an import");
            }
            PartFile file = output == null ? null : PartFile.of(output, false);
            try (InputStream rows = server.stream("/api/v1/imports/" + id + "/rejects/file")) {
                if (file == null) {
                    rows.transferTo(new StandardOutput());
                } else {
                    file.write(rows);
                }
            } catch (FileSystemException e) {
                throw e; // says itself which file
            } catch (IOException e) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "The download broke off: " + e.getMessage() + ". "
                                + (file == null ? "What has come is not all: ask again" : file.brokenOff()),
                        e);
            }
            return ExitCode.DONE;
        }
    }
}
