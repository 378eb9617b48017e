package io.journeyledger.projections.rehearsal;

import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.run.Csv;
import io.journeyledger.projections.run.Lines;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes as {@link Csv} with a header. */
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
        Csv.row(
                out,
                Arrays.stream(cells)
                        .map(cell -> cell == null ? "" : Csv.text(cell))
                        .toList());
    }
}
