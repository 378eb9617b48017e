package io.journeyledger.server.cli;

import io.journeyledger.elasticsearch.WholeCommandLine;
import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Ends a server on this machine, as Ctrl-C would. The server says which process it is; the right to end it is the
 * operating system's, so that nothing that listens on the network can end it.
 */
@Command(
        name = "stop",
        description = "Stops the server on this machine and waits until it is gone.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ops/ledger stop", "  ops/ledger stop --port 9090"})
final class Stop extends ServerCommand {
    /** One of them is in the command line of every ledger: the jar, or the class where it runs without. */
    private static final List<String> PROGRAM = List.of("journey-ledger.jar", "io.journeyledger.server.Ledger");

    @Option(
            names = "--within",
            paramLabel = "SECONDS",
            defaultValue = "90",
            description = "How long to wait until it is gone (90).")
    private int within;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        if (within < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--within is 1 second or more, not " + within);
        }
        if (!isHere()) {
            throw new CommandFailure(
                    ExitCode.USAGE, server.url() + " is not on this machine: stop the server where it runs");
        }
        long pid = server.get("/api/v1/status").path("pid").asLong(0);
        ProcessHandle process = ProcessHandle.of(pid)
                .filter(Stop::isLedger)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILED,
                        "The server at " + server.url() + " says that it is process " + pid
                                + ", which is no ledger on this machine: is it in a container, or at the other end of a"
                                + " tunnel? Stop it where it runs"));
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
        err().println("Stopped " + server.url() + " (process " + pid + ")");
        return ExitCode.DONE;
    }

    /** What listens here may pass on to another machine or a container, whose numbers are of any process here. */
    private static boolean isLedger(ProcessHandle process) {
        String line = WholeCommandLine.of(process);
        return PROGRAM.stream().anyMatch(line::contains);
    }

    private boolean isHere() {
        try {
            return isHere(InetAddress.getByName(URI.create(server.url()).getHost()));
        } catch (UnknownHostException | SocketException | IllegalArgumentException _) {
            return false;
        }
    }

    static boolean isHere(InetAddress address) throws SocketException {
        return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    }
}
