package io.journeyledger.server.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Ends a server on this machine, as Ctrl-C would. The server says which process it is; the right to end it is the
 * operating system's, so that nothing that listens on the network can end it.
 */
@Command(
        name = "stop",
        description = "Stops the server on this machine and waits until it is gone.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ops/ledger stop", "  ops/ledger stop --port 9090"})
final class Stop implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final Server server = new Server();

    @Option(
            names = "--within",
            paramLabel = "SECONDS",
            defaultValue = "90",
            description = "How long to wait until it is gone (90).")
    private int within;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        if (!isHere()) {
            throw new CommandFailure(
                    ExitCode.USAGE, server.url() + " is not on this machine: stop the server where it runs");
        }
        long pid = server.get("/api/v1/status").path("pid").asLong(0);
        ProcessHandle process = ProcessHandle.of(pid)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILED,
                        "The server at " + server.url() + " says that it is process " + pid
                                + ", which is not here: is it in a container?"));
        if (!process.destroy()) {
            throw new CommandFailure(
                    ExitCode.FAILED, "Process " + pid + " could not be stopped: is it another user's?");
        }
        try {
            process.onExit().get(within, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "Process " + pid + " still stops after " + within + " seconds: look at its log",
                    e);
        }
        spec.commandLine().getErr().println("Stopped " + server.url() + " (process " + pid + ")");
        return ExitCode.DONE;
    }

    private boolean isHere() {
        try {
            return InetAddress.getByName(URI.create(server.url()).getHost()).isLoopbackAddress();
        } catch (UnknownHostException | IllegalArgumentException _) {
            return false;
        }
    }
}
