package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Named here for the help only: the script {@code ops/ledger} runs the tests itself, before there is a program. */
@Command(
        name = "test",
        description = "Runs all tests (./mvnw verify); takes Maven's options.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ops/ledger test", "  ops/ledger test -pl command-side/ledger"})
final class Test implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new CommandFailure(ExitCode.USAGE, "Tests run in the source tree: ops/ledger test, or ./mvnw verify");
    }
}
