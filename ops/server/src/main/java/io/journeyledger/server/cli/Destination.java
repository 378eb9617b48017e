package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which server an export comes from, and where to it goes. */
final class Destination {
    private static final long UNCOUNTED = -1;
    /** As users name it. */
    static final Path STANDARD_OUTPUT = Path.of("-");

    @Mixin
    private final Server server = new Server();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Where to write; compressed when the name ends in .gz. Standard output without it, or with -.")
    private @Nullable Path output;

    Server server() {
        return server;
    }

    /**
     * @param path of the export; takes the {@code _id} of the last document that is there already
     * @param what the answer is counted in
     * @param linesOfOne how many lines one of them has; 0 when lines do not tell
     * @param resume whether what has come stays when it breaks off, and to go on there
     * @param err takes what became of it
     */
    int write(Function<@Nullable String, String> path, String what, int linesOfOne, boolean resume, PrintWriter err)
            throws IOException {
        if (output == null || output.equals(STANDARD_OUTPUT)) {
            if (resume) {
                throw new CommandFailure(ExitCode.USAGE, "--resume needs -o FILE: what is kept must have a name");
            }
            try (InputStream body = server.open(path.apply(null), false).body()) {
                body.transferTo(new StandardOutput());
            } catch (IOException e) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "The export broke off: " + e.getMessage() + ". What has come is not all: ask again",
                        e);
            }
            return ExitCode.DONE;
        }
        boolean compressed = output.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        if (resume && compressed) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--resume cannot go on in a compressed file: name a FILE without .gz");
        }
        PartFile part = PartFile.of(output, resume);
        long total;
        try (OutputStream file = part.append()) { // before it is asked for: what cannot be written is not begun
            HttpResponse<InputStream> response = server.open(path.apply(part.last()), compressed);
            total = response.headers().firstValueAsLong("Total-Count").orElse(UNCOUNTED);
            try (InputStream body = response.body();
                    OutputStream out = compressed && !isCompressed(response) ? new GZIPOutputStream(file) : file;
                    DocumentBar bar = new DocumentBar(out, what, total, compressed ? 0 : linesOfOne)) {
                body.transferTo(bar);
            }
        } catch (CommandFailure e) {
            part.refused();
            throw e;
        } catch (FileSystemException e) {
            throw e; // says itself which file
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED, "The export broke off: " + e.getMessage() + ". " + part.brokenOff(), e);
        }
        part.complete();
        String counted = total == UNCOUNTED ? "" : String.format(Locale.ROOT, "%,d %s match, ", total, what);
        err.printf(Locale.ROOT, "%s: %s%,d bytes%n", output, counted, Files.size(output));
        return ExitCode.DONE;
    }

    /** It need not be, though it was asked for: a proxy may unpack answers, or not pass the wish on. */
    private static boolean isCompressed(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
    }
}
