package io.journeyledger.projections.rehearsal;

import io.journeyledger.projections.run.Csv;
import io.journeyledger.projections.run.Lines;
import java.io.BufferedWriter;
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

    /** Streams the changes of a rehearsal that are asked for. */
    public static void write(Lines list, Which which, OutputStream to) throws IOException {
        BufferedWriter out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        row(out, HEADER.toArray(String[]::new));
        list.read((line, _) -> {
            Change change = Change.of(line);
            if (which.takes(change)) {
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
            }
            return true;
        });
        out.flush();
    }

    private static void row(BufferedWriter out, @Nullable String... cells) throws IOException {
        Csv.row(
                out,
                Arrays.stream(cells)
                        .map(cell -> cell == null ? "" : Csv.text(cell))
                        .toList());
    }
}
