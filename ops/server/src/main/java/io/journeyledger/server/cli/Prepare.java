package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import io.journeyledger.server.run.PracticeRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the JVM is made to learn from; that it learns is the launcher's part. */
@Command(
        name = "prepare",
        description = "Makes the next starts faster: the JVM's cache of what a start needs (JEP 483, 514, 515).",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Starts a server on an empty folder of its own, uses it for a moment and stops it. ops/ledger up has this done"
                    + " by itself, half a minute after it is ready, where there is no cache for this build and this JDK;"
                    + " LEDGER_START_CACHE=off keeps it from making and using one.",
            "",
            "Examples:",
            "  ops/ledger prepare"
        })
final class Prepare implements Callable<Integer> {
    private static final List<String> LOOKED_AT =
            List.of("/", "/search?q=order", "/imports", "/api/v1/search?q=order", "/actuator/health");

    @Option(names = "--until-input-ends", hidden = true, description = "Give up when standard input ends.")
    private boolean untilInputEnds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (untilInputEnds) {
            Thread.ofPlatform().daemon().start(Prepare::endWithInput);
        }
        Path folder = Files.createTempDirectory("journey-ledger-prepare");
        try {
            PracticeRun.in(folder, Prepare::use);
        } catch (ExecutionException | TimeoutException e) {
            throw new CommandFailure(ExitCode.FAILED, "The server did not start to practise on: " + e, e);
        } finally {
            delete(folder);
        }
        return ExitCode.DONE;
    }

    /** Who started this has gone. */
    private static void endWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // As good as its end.
        }
        Runtime.getRuntime().halt(ExitCode.FAILED);
    }

    private static void use(String url) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Commands.line(nowhere, nowhere).execute("status", "--url", url);
        Commands.line(nowhere, nowhere).execute("status", "--url", url, "--json");
        Server server = Server.at(url);
        for (String path : LOOKED_AT) {
            try {
                server.stream(path).close();
            } catch (IOException | CommandFailure _) {
                // Only practice.
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
