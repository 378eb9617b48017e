package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The commands of {@code ops/ledger}. */
@Command(
        name = "ledger",
        description = "The customer journey ledger: immutable events in, views out.",
        subcommands = {
            Up.class,
            Status.class,
            Stop.class,
            Prepare.class,
            Import.class,
            Imports.class,
            Export.class,
            Restore.class,
            Rebuild.class,
            Views.class,
            Audit.class,
            Rehearse.class,
            Fit.class,
            Letters.class,
            Simulate.class,
            Test.class,
            Bench.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done as asked",
            "1:failed, or done in part (an import with rejected rows)",
            "2:the command line is wrong",
            "3:no server answers, or it is not ready",
            "4:up, restore: the data folder is taken; up: the port is",
            "5:up: Elasticsearch does not start",
            "130, 143:ended by Ctrl-C, by SIGTERM"
        },
        footer = {
            "",
            "Examples:",
            "  ops/ledger up --demo",
            "  ops/ledger import CDNOW_sample.txt --mapping cdnow",
            "  ops/ledger status --json",
            "  ops/ledger COMMAND --help"
        })
public final class Commands {
    static final String JSON = "--json";

    private Commands() {}

    /** @return the exit code, see {@link ExitCode} */
    public static int execute(String... arguments) {
        // What people read and what programs read is UTF-8, whatever the locale of the shell.
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        CommandLine line = line(out, err);
        if (arguments.length == 0) {
            line.usage(err);
            return ExitCode.USAGE;
        }
        int code = line.execute(arguments);
        if (out.checkError() && code == ExitCode.DONE) {
            CommandFailure full = StandardOutput.full("its disk is full, or its reader has gone");
            err.println(full.getMessage());
            return full.exitCode();
        }
        err.flush();
        return code;
    }

    static CommandLine line(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Commands())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, Times::day)
                .registerConverter(URI.class, Commands::address)
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionStrategy(new NothingLost())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    CommandFailure known = known(failure, command);
                    if (command.getParseResult().hasMatchedOption(JSON)) {
                        command.getOut().println(known.problem());
                    } else {
                        command.getErr().println(known.getMessage());
                    }
                    return known.exitCode();
                });
    }

    private static CommandFailure known(Exception failure, CommandLine command) {
        return switch (failure) {
            case CommandFailure known -> known;
            case FileSystemException file ->
                new CommandFailure(ExitCode.FAILED, command.getCommandName() + " failed: " + reason(file), file);
            case IOException broken ->
                new CommandFailure(
                        ExitCode.FAILED,
                        command.getCommandName() + " failed: "
                                + Objects.requireNonNullElse(broken.getMessage(), "what was read ended too early"),
                        broken);
            default -> new CommandFailure(ExitCode.FAILED, command.getCommandName() + " failed: " + failure, failure);
        };
    }

    private static String reason(FileSystemException e) {
        String why = switch (e) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "you may not read or write it";
            default -> Objects.requireNonNullElse(e.getReason(), "it cannot be read or written");
        };
        return e.getFile() + ": " + why;
    }

    private static URI address(String typed) {
        try {
            return URI.create(typed);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + typed + "' is no address, such as http://127.0.0.1:8080");
        }
    }
}
