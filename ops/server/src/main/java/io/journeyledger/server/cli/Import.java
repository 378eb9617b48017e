package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Sends a file to a running server and follows its import to the end. */
@Command(
        name = "import",
        description = "Imports a CSV or NDJSON file and prints the receipt.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The server keeps the file until it is imported, so an import goes on after a restart.",
            "A file may be imported again: rows that are in the ledger count as duplicates.",
            "Exit code 0 when no row was rejected, 1 when some were, 2 when there is no such mapping, 3 when no server"
                    + " answers.",
            "",
            "Examples:",
            "  ops/ledger import CDNOW_sample.txt --mapping cdnow",
            "  ops/ledger import complaints.csv --mapping cfpb --json",
            "  ops/ledger import rows.csv --mapping ./our-shop.yaml",
            "  ops/ledger import entries.ndjson"
        })
final class Import extends ServerCommand {
    /** Of the first line of what export events writes. */
    private static final String EVENTS = "\"io.journeyledger.export.begun.v1\"";

    private static final int LONG_ENOUGH = 512;

    @Parameters(paramLabel = "FILE", description = "The file to import.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = {"-m", "--mapping"},
            paramLabel = "NAME|FILE",
            description = {
                "How rows become facts: a mapping of the product (cdnow, cfpb, cfpb-brief, telco, ndjson)"
                        + " or a YAML file of your own.",
                "A file that ends in .ndjson or .jsonl needs none."
            })
    private @Nullable String mapping;

    @Option(names = "--json", description = "Print one JSON object: the receipt.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireFile(file);
        refuseEvents(file);
        String chosen = mapping == null ? ofName() : mapping;
        MultipartForm form = new MultipartForm();
        if (isFile(chosen)) {
            requireFile(Path.of(chosen));
            form.file("mappingFile", Path.of(chosen));
        } else {
            form.text("mapping", chosen);
        }
        form.file("file", file);
        JsonNode job = server.post("/api/v1/imports", form.contentType(), form.body());
        JsonNode receipt = new ImportProgress(server, err()).await(job);
        if (json) {
            out().println(receipt);
        } else {
            print(receipt, out());
        }
        return tell(receipt);
    }

    private int tell(JsonNode receipt) {
        PrintWriter err = err();
        boolean whole = receipt.path("state").asString().equals("DONE");
        if (!whole) {
            err.println((receipt.path("state").asString().equals("FAILED")
                            ? "The import failed: "
                            : "The import was cancelled: ")
                    + receipt.path("message").asString("what is recorded stays"));
        }
        long rejected = receipt.path("rejected").asLong();
        if (rejected > 0) {
            String id = receipt.path("id").asString();
            err.println(rejected + (rejected == 1 ? " row was" : " rows were") + " rejected. Why: " + server.url()
                    + "/api/v1/imports/" + id + "/rejects");
            err.println("To correct and import them again: ops/ledger imports rejects " + id + " -o rejects" + suffix()
                    + (server.isDefault() ? "" : " --url " + server.url()));
        }
        return whole && rejected == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(JsonNode receipt, PrintWriter out) {
        for (String count : new String[] {"read", "recorded", "duplicate", "rejected"}) {
            out.printf(Locale.ROOT, "%-10s%,14d%n", count, receipt.path(count).asLong());
        }
    }

    /** Of the file, so that the rejected rows open with what opens it. */
    private String suffix() {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String suffix = dot < 0 ? "" : name.substring(dot);
        return suffix.matches("\\.[A-Za-z0-9]+") ? suffix : "";
    }

    private String ofName() {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return "ndjson";
        }
        throw new CommandFailure(
                ExitCode.USAGE,
                "Say with --mapping how the rows of " + file + " become facts: cdnow, cfpb, cfpb-brief, telco, or a"
                        + " YAML file of your own (docs/reference/mappings.md)");
    }

    /** A name of the product has neither folder nor suffix. */
    private static boolean isFile(String mapping) {
        return mapping.contains("/") || mapping.contains("\\") || mapping.endsWith(".yaml") || mapping.endsWith(".yml");
    }

    /** What left a ledger is no entry: its texts are sealed, and it knows its place. */
    private static void refuseEvents(Path file) throws IOException {
        try (InputStream in = uncompressed(file)) {
            if (new String(in.readNBytes(LONG_ENOUGH), StandardCharsets.ISO_8859_1).contains(EVENTS)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        file + " holds the events of a ledger, not entries: fill an empty ledger with them by"
                                + " ops/ledger restore");
            }
        } catch (EOFException | ZipException _) {
            // Begins as if it were compressed: the server tells what it takes it for.
        }
    }

    private static InputStream uncompressed(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean compressed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return compressed ? new GZIPInputStream(in) : in;
    }

    private static void requireFile(Path path) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new CommandFailure(ExitCode.USAGE, "There is no file " + path + " that can be read");
        }
    }
}
