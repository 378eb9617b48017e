package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import io.journeyledger.simulator.Simulation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes made-up journeys as entries. */
@Command(
        name = "simulate",
        description = "Writes made-up customer journeys as NDJSON entries, the same for the same options.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ops/ledger simulate --customers 1000 --seed 7 --days 365 -o entries.ndjson",
            "  ops/ledger simulate --customers 10 --chinese-share 0.5 --until 2026-10-01 | head"
        })
final class Simulate implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    @Option(names = "--customers", paramLabel = "N", defaultValue = "100", description = "How many customers (100).")
    private int customers;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Another seed makes other customers (1).")
    private long seed;

    @Option(names = "--days", paramLabel = "D", defaultValue = "730", description = "Over how many days (730).")
    private int days;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            defaultValue = "2026-01-01",
            description =
                    "Nothing occurs after the begin of this day, UTC (2026-01-01, so that the same seed makes the same"
                            + " entries on every day).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private LocalDate until;

    @Option(
            names = "--chinese-share",
            paramLabel = "X",
            defaultValue = "0.2",
            description = "Share of journeys in Traditional Chinese, 0 to 1 (0.2).")
    private double chineseShare;

    @Option(
            names = "--rush",
            description =
                    "Let the last weeks be busier than the others, as in the demo: many complaints are open at the end.")
    private boolean rush;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; standard output otherwise.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        Simulation simulation;
        try {
            simulation = new Simulation(
                    customers, seed, days, until.atStartOfDay(ZoneOffset.UTC).toInstant(), chineseShare, rush);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
        if (output == null) {
            write(simulation, new OutputStreamWriter(new StandardOutput(), StandardCharsets.UTF_8));
        } else {
            PartFile file = PartFile.of(output, false);
            write(simulation, new OutputStreamWriter(file.append(), StandardCharsets.UTF_8));
            file.complete();
        }
        return ExitCode.DONE;
    }

    private static void write(Simulation simulation, Writer to) throws IOException {
        try (Writer buffered = new BufferedWriter(to, BUFFER)) {
            simulation.writeTo(buffered);
        }
    }
}
