package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line: to people with how it is used, to programs as an object. */
final class WrongUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        boolean forPrograms = command.getCommandSpec().findOption(Commands.JSON) != null
                && Arrays.asList(arguments).contains(Commands.JSON);
        if (forPrograms) {
            CommandFailure failure = new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
            command.getOut().println(failure.problem());
            return ExitCode.USAGE;
        }
        PrintWriter err = command.getErr();
        err.println(e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            command.usage(err);
        }
        return ExitCode.USAGE;
    }
}
