package io.journeyledger.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command about a running server. */
abstract class ServerCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    final Server server = new Server();

    /** What programs read, too. */
    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** What people read while something goes on, and what is wrong. */
    final PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
