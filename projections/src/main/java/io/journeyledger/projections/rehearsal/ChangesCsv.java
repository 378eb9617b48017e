package io.journeyledger.projections.rehearsal;

import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.run.Lines;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes as CSV (RFC 4180) with a header. A text that a spreadsheet would take for a formula gets a leading apostrophe, as
 * Kibana does it.
 */
public final class ChangesCsv {

    private static final List<String> HEADER =
            List.of("journey", "field", "from", "to", "fromRule", "fromEvent", "toRule", "toEvent");

    private ChangesCsv() {}

    /** Streams the list of a rehearsal. */
    public static void write(Lines list, OutputStream to) throws IOException {
        BufferedWriter out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        row(out, HEADER.toArray(String[]::new));
        try (Rows rows = new Rows(out)) {
            list.copy(rows);
        }
        out.flush();
    }

    /** Takes the lines as they come, in whatever pieces, and writes a row for each. */
    private static final class Rows extends OutputStream {

        private final BufferedWriter out;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Rows(BufferedWriter out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            if (one == '\n') {
                Change change = DocumentJson.mapper().readValue(line.toByteArray(), Change.class);
                row(
                        out,
                        change.journey(),
                        change.field(),
                        change.from(),
                        change.to(),
                        change.fromRule(),
                        change.fromEvent(),
                        change.toRule(),
                        change.toEvent());
                line.reset();
            } else {
                line.write(one);
            }
        }
    }

    private static void row(BufferedWriter out, @Nullable String... cells) throws IOException {
        String between = "";
        for (String cell : cells) {
            out.write(between);
            out.write(cell(cell == null ? "" : cell));
            between = ",";
        }
        out.write("\r\n");
    }

    static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
