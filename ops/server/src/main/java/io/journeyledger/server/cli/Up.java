package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import io.journeyledger.server.run.ServerRun;
import io.journeyledger.server.run.StartCache;
import io.journeyledger.server.run.UpOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(
        name = "up",
        description = "Starts everything in this process and its Elasticsearch, and serves until Ctrl-C.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Prints 'ready URL' on standard output when pages and API answer, and with --demo when its journeys are there"
                    + " to be found. Everything else goes to standard error.",
            "Settings other than these come from the environment or the file application.yaml in the current folder:",
            "JOURNEY_STORE, JOURNEY_POSTGRESQL_URL, JOURNEY_ELASTICSEARCH_URL, ... (docs/reference/configuration.md).",
            "",
            "Examples:",
            "  ops/ledger up --demo",
            "  ops/ledger up --port 9090 --data /srv/journey-ledger"
        })
final class Up implements Callable<Integer> {
    private static final int CUSTOMERS = 400;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "Port to serve on (8080); 0 for any free one.")
    private @Nullable Integer port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder that holds everything (the folder data of the product); made when missing.")
    private @Nullable Path data;

    @Option(
            names = "--demo",
            description = "Fill an empty ledger with made-up journeys; one that holds others is left as it is.")
    private boolean demo;

    @Option(names = "--customers", paramLabel = "N", description = "How many customers the demo has (400).")
    private @Nullable Integer customers;

    @Override
    public Integer call() {
        if (customers != null && !demo) {
            throw new CommandFailure(ExitCode.USAGE, "--customers says how many the demo has: give --demo, too");
        }
        if (customers != null && customers < 1) {
            throw new CommandFailure(ExitCode.USAGE, "The demo has 1 customer or more, not " + customers);
        }
        if (port != null && (port < 0 || port > 65_535)) {
            throw new CommandFailure(ExitCode.USAGE, "A port is between 0 and 65535, not " + port);
        }
        UpOptions options = new UpOptions(
                port,
                data == null ? null : data.toAbsolutePath().normalize(),
                demo,
                customers == null ? CUSTOMERS : customers);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (StartCache _ = StartCache.asTheLauncherWants()) {
            return new ServerRun(options, url -> out.println("ready " + url), err).untilStopped();
        }
    }
}
