package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import io.journeyledger.server.run.RestoreRun;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a ledger of a file of events, while no server runs. */
@Command(
        name = "restore",
        description = "Fills an empty ledger with the events of a file that export events wrote.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The same journeys, places, times, keys and answers to entries, all or nothing: however it ends before its end, the"
                    + " ledger is empty, and the command can be given again. The ledger needs the master key of the one that"
                    + " was exported, and no server may use it meanwhile.",
            "Where the ledger is say the settings that up goes by, too (docs/reference/configuration.md).",
            "Exit code 0 when done, 1 when the file cannot be restored or the ledger has events, 2 when there is no file or no"
                    + " master key, 4 when a server uses the data folder.",
            "",
            "Examples:",
            "  ops/ledger restore ledger.ndjson.gz --data /srv/journey-ledger",
            "  JOURNEY_STORE=postgresql JOURNEY_POSTGRESQL_URL=jdbc:postgresql://db.example.org/ledger"
                    + " JOURNEY_POSTGRESQL_USER=ledger JOURNEY_MASTER_KEY_FILE=/somewhere/else/master.key"
                    + " ops/ledger restore ledger.ndjson.gz"
        })
final class Restore implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "What export events wrote, compressed by gzip or not.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder that holds everything (the folder data of the product); it must have the master key.")
    private @Nullable Path data;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandFailure(ExitCode.USAGE, "There is no file " + file + " that can be read");
        }
        long begun = System.nanoTime();
        RestoreRun.Receipt receipt;
        try (FileBar bar = new FileBar("restore", file)) {
            receipt = new RestoreRun(data == null ? null : data.toAbsolutePath().normalize())
                    .restore(bar::open, bar::show);
        }
        PrintWriter out = spec.commandLine().getOut();
        print(out, "events", receipt.events());
        print(out, "journeys", receipt.journeys());
        print(out, "receipts", receipt.receipts());
        out.printf(Locale.ROOT, "%-10s%,14.1f%n", "seconds", (System.nanoTime() - begun) / 1e9);
        if (!receipt.part().isEmpty()) {
            out.println("It is a part of a ledger: " + receipt.part());
        }
        return ExitCode.DONE;
    }

    private static void print(PrintWriter out, String what, long count) {
        out.printf(Locale.ROOT, "%-10s%,14d%n", what, count);
    }
}
