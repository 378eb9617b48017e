package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Named here for the help only: the script {@code ops/ledger} starts the benchmarks, which are a program of their own.
 */
@Command(
        name = "bench",
        description = "Measures the ledger, each figure beside its floor; ops/ledger bench --help tells more.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ops/ledger bench", "  ops/ledger bench bulk --events 20000 --runs 3"})
final class Bench implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new CommandFailure(ExitCode.USAGE, "Benchmarks run in the source tree: ops/ledger bench");
    }
}
