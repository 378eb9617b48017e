package io.journeyledger.server.cli;

import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Refuses a command line of which something would get lost, before anything is done. Only the last command of a line
 * runs, so that an option before it would be read by nobody, such as the port of another server; and an empty value, as
 * a shell makes of a variable that is not set, would ask for everything instead of one thing.
 */
final class NothingLost implements IExecutionStrategy {
    private final IExecutionStrategy last = new RunLast();

    @Override
    public int execute(ParseResult line) throws ExecutionException, ParameterException {
        ParseResult command = line;
        while (command.hasSubcommand()) {
            ParseResult next = command.subcommand();
            String name = next.commandSpec().name();
            command.matchedOptions().stream()
                    .filter(option -> !isHelp(option))
                    .findFirst()
                    .ifPresent(option -> {
                        throw new ParameterException(
                                next.commandSpec().commandLine(),
                                option.longestName() + " stands before " + name + ": write it behind it");
                    });
            command = next;
        }
        for (ArgSpec argument : command.matchedArgs()) {
            if (argument.originalStringValues().stream().anyMatch(String::isBlank)) {
                throw new ParameterException(
                        command.commandSpec().commandLine(),
                        name(argument) + " is empty: "
                                + (argument.isOption() ? "give it a value, or leave it out" : "give it a value"));
            }
        }
        return last.execute(line);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** It is answered whatever else stands there. */
    private static boolean isHelp(OptionSpec option) {
        return option.usageHelp() || option.versionHelp();
    }
}
