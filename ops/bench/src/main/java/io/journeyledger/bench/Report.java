package io.journeyledger.bench;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured, with all that it depends on.
 *
 * @param command how it was started
 * @param sizes what was asked for
 * @param headline figures that stand by themselves in the JSON
 */
record Report(
        Instant at,
        String command,
        Map<String, Integer> sizes,
        Map<String, String> machine,
        Map<String, String> versions,
        List<Row> rows,
        @JsonAnyGetter Map<String, Double> headline) {

    private static final JsonMapper JSON = new JsonMapper();

    /** One line. */
    String json() {
        return JSON.writeValueAsString(this);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# Measured\n\n");
        text.append("`").append(command).append("`, ").append(at).append("\n\n");
        text.append("Medians of ")
                .append(sizes.get("runs"))
                .append(" runs after a warm-up, with the least and the most.\n\n");
        text.append("- ")
                .append(listed(machine))
                .append("\n- ")
                .append(listed(versions))
                .append("\n- ");
        text.append(listed(sizes)).append('\n');
        for (Row row : rows) {
            text.append("\n## ").append(row.name()).append("\n\n");
            text.append(row.what()).append(".\nFloor: ").append(row.floorIs()).append(".\n\n");
            text.append(number(row.ofFloor())).append(" times the floor; the difference is ");
            text.append(number(row.aboveFloor())).append(' ');
            text.append(row.measured().keySet().iterator().next()).append(".\n\n");
            if (row.secondFloor() != null && row.ofSecondFloor() != null) {
                text.append("Second floor: ").append(row.secondFloor().is()).append(".\n\n");
                text.append(number(row.ofSecondFloor())).append(" times the second floor.\n\n");
            }
            text.append("| | Measured | Least to most | Floor | Least to most |\n|---|--:|--:|--:|--:|\n");
            Set<String> names = new LinkedHashSet<>(row.measured().keySet());
            names.addAll(row.floor().keySet());
            names.forEach(name -> text.append("| ")
                    .append(name)
                    .append(cells(row.measured().get(name)))
                    .append(cells(row.floor().get(name)))
                    .append(" |\n"));
        }
        return text.toString();
    }

    void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("report.json"),
                JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this) + "\n");
        Files.writeString(folder.resolve("report.md"), markdown());
    }

    private static String cells(@org.jspecify.annotations.Nullable Spread spread) {
        return spread == null
                ? " | | "
                : " | " + number(spread.median()) + " | " + number(spread.min()) + " to " + number(spread.max());
    }

    private static String listed(Map<String, ?> facts) {
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Three digits that matter; no more are true. */
    static String number(double value) {
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }
}
