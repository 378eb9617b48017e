package io.journeyledger.server;

import io.journeyledger.server.cli.Commands;

/** The program's entry. Only {@code up} loads more than the command line. */
public final class Ledger {
    private Ledger() {}

    static void main(String[] arguments) {
        System.exit(Commands.execute(arguments));
    }
}
