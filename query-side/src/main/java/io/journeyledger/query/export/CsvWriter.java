package io.journeyledger.query.export;

import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.run.Csv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A row for each document. */
final class CsvWriter implements DocumentWriter {

    private final BufferedWriter out;
    private final List<Column> columns;
    private final List<String> cells;

    /** Writes the header. */
    CsvWriter(OutputStream out, List<Column> columns) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.columns = columns;
        this.cells = new ArrayList<>(columns.size() + 1);
        cells.add("_id");
        columns.forEach(column -> cells.add(Csv.text(column.name())));
        Csv.row(this.out, cells);
    }

    @Override
    public void take(String id, byte[] page, int from, int length) throws IOException {
        JsonNode document = DocumentJson.mapper().readTree(page, from, length);
        cells.clear();
        cells.add(Csv.text(id));
        columns.forEach(column -> cells.add(column.cell(document)));
        Csv.row(out, cells);
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
