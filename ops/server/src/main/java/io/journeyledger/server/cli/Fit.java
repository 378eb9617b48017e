package io.journeyledger.server.cli;

import io.journeyledger.server.exit.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Estimates the models of a running server's policy. */
@Command(
        name = "fit",
        description = "Estimates what is expected of customers from the purchases in the ledger, and writes the policy"
                + " that has the estimates.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The server's own policy stays as it is: name the written file in journey.projection.policy.",
            "Exit code 1 when the purchases do not tell the parameters.",
            "",
            "Examples:",
            "  ops/ledger fit --until 2026-09-30",
            "  ops/ledger fit --until 2026-09-30 -o policy.yaml"
        })
final class Fit extends ServerCommand {
    @Option(
            names = "--until",
            paramLabel = "DATE",
            required = true,
            description = "The last day of purchases that counts, in the policy's time zone.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private LocalDate until;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write the policy; it replaces what is there.")
    private @Nullable Path output;

    @Option(names = "--json", description = "Print one JSON object, the policy included.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PartFile file = output == null ? null : PartFile.of(output, false);
        JsonNode fitted = server.post(
                "/api/v1/models/fit", "application/json", BodyPublishers.ofString("{\"until\":\"" + until + "\"}"));
        if (file != null) {
            file.write(new ByteArrayInputStream(fitted.path("policy").asString().getBytes(StandardCharsets.UTF_8)));
        }
        PrintWriter out = out();
        if (json) {
            out.println(fitted);
        } else {
            print(fitted, out);
        }
        for (JsonNode untold : fitted.path("untold")) {
            err().printf(
                            Locale.ROOT,
                            "Event %s at position %,d cannot be told: %s%n",
                            untold.path("eventId").asString(),
                            untold.path("position").asLong(),
                            untold.path("reason").asString());
        }
        return ExitCode.DONE;
    }

    private void print(JsonNode fitted, PrintWriter out) {
        JsonNode purchases = fitted.path("purchases");
        JsonNode spend = fitted.path("spend");
        out.printf(
                Locale.ROOT,
                "%-14s%,d until %s, of whom %,d bought again%n",
                "customers",
                fitted.path("customers").asInt(),
                until,
                fitted.path("repeaters").asInt());
        int leftOut = fitted.path("leftOut").asInt();
        if (leftOut > 0) {
            out.printf(
                    Locale.ROOT,
                    "%-14s%,d %s of which an event cannot be told (ops/ledger letters)%n",
                    "left out",
                    leftOut,
                    leftOut == 1 ? "journey" : "journeys");
        }
        out.printf(
                Locale.ROOT,
                "%-14sr %s, alpha %s weeks, a %s, b %s; log-likelihood %.2f%n",
                "purchases",
                purchases.path("r"),
                purchases.path("alpha"),
                purchases.path("a"),
                purchases.path("b"),
                purchases.path("logLikelihood").asDouble());
        out.printf(
                Locale.ROOT,
                "%-14sp %s, q %s, gamma %s %s; log-likelihood %.2f%n",
                "spend",
                spend.path("p"),
                spend.path("q"),
                spend.path("gamma"),
                spend.path("currency").asString(),
                spend.path("logLikelihood").asDouble());
        fitted.path("rfm")
                .properties()
                .forEach(bounds -> out.printf(
                        Locale.ROOT,
                        "%-14s%s up to %s%n",
                        "classes",
                        bounds.getKey(),
                        bounds.getValue().valueStream().map(JsonNode::toString).collect(Collectors.joining(", "))));
        out.printf(Locale.ROOT, "%n%-14s%14s%14s%n", "bought again", "customers", "expected");
        for (JsonNode frequency : purchases.path("frequencies")) {
            out.printf(
                    Locale.ROOT,
                    "%-14s%,14d%,14.1f%n",
                    frequency.path("repeats").asString(),
                    frequency.path("actual").asInt(),
                    frequency.path("expected").asDouble());
        }
        if (output != null) {
            out.printf(
                    Locale.ROOT,
                    "%n%-14s%s, version %s%n",
                    "policy",
                    output,
                    fitted.path("policyVersion").asString());
        }
    }
}
