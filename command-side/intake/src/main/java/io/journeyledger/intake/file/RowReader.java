package io.journeyledger.intake.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.journeyledger.intake.Entry;
import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.RejectedEntryException;
import io.journeyledger.intake.Rejection;
import io.journeyledger.intake.Rejection.Code;
import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.KeyedHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file, one after the other, each either understood or rejected with its reason. */
final class RowReader {

    private final RecordSplitter records;
    private final EntryReader entries;
    private final @Nullable RowMapper mapper;
    private final Mapping mapping;
    private final boolean namesRows;
    private final RowNames names;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private @Nullable String header;
    private long row;

    /** @throws InvalidMappingException when the file's header lacks a column that the mapping needs */
    RowReader(InputStream in, Mapping mapping, EntryReader entries, KeyedHash hashes)
            throws IOException, InvalidMappingException {
        this.records = new RecordSplitter(in, separator(mapping));
        this.entries = entries;
        this.names = new RowNames(hashes);
        this.mapping = mapping;
        this.namesRows = mapping.namesRows();
        this.mapper = mapping.isCsv() ? new RowMapper(mapping, entries) : null;
        if (mapping.isCsv()) {
            name(
                    mapping.hasHeader()
                            ? header()
                            : java.util.Objects.requireNonNull(mapping.format().columns()));
            records.expect(columns.size());
        }
    }

    /** The header as it came; none when the file has none. */
    @Nullable
    String headerLine() {
        return header;
    }

    /** The next row; none at the end. */
    @Nullable
    ParsedRow next() throws IOException {
        RawRecord record = records.next();
        if (record == null) {
            return null;
        }
        row++;
        try {
            return parse(record);
        } catch (RejectedEntryException e) {
            return new ParsedRow(row, record, List.of(), e.rejection(), "");
        }
    }

    private ParsedRow parse(RawRecord record) throws RejectedEntryException {
        String text = text(record);
        if (mapper == null) {
            return new ParsedRow(row, record, List.of(entries.read(text)), null, "");
        }
        String name = namesRows ? names.next(record.bytes()) : "";
        String field = RowNames.field(name);
        String[] values = split(text);
        if (namesRows && values.length == columns.size() + 1 && RowNames.isField(values[columns.size()])) {
            name = RowNames.said(values[columns.size()]);
            field = ""; // it stands there
            values = Arrays.copyOf(values, columns.size());
        }
        if (values.length != columns.size()) {
            throw malformed("the row has " + values.length + " columns, " + columns.size() + " are expected ("
                    + String.join(", ", columns.keySet()) + ")");
        }
        List<Entry> made = mapper.map(new Row(columns, values, name));
        return new ParsedRow(row, record, made, null, field.isEmpty() ? "" : between() + field);
    }

    private static String text(RawRecord record) throws RejectedEntryException {
        if (record.cut()) {
            throw new RejectedEntryException(new Rejection(
                    Code.TOO_LARGE.code(), "the row is larger than " + RecordSplitter.MOST_BYTES + " bytes", null));
        }
        if (record.open() != null) {
            throw malformed("a quote is opened and never closed: " + record.open());
        }
        String text;
        try {
            text = record.text();
        } catch (CharacterCodingException e) {
            throw malformed("the row is not UTF-8; convert the file, for example with iconv");
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw malformed("there is a NUL byte after " + nul + " characters");
        }
        return text;
    }

    private String[] split(String text) throws RejectedEntryException {
        String delimiter = delimiter(mapping);
        if (delimiter.equals("blanks")) {
            return text.strip().split("\\s+");
        }
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator((char) separator(mapping)).ofCsvRecord(text)) {
            Iterator<CsvRecord> found = reader.iterator();
            List<String> fields = found.hasNext() ? found.next().getFields() : List.of();
            if (found.hasNext()) {
                throw malformed("lines end in a bare carriage return; end them with a line feed");
            }
            return fields.stream().map(String::strip).toArray(String[]::new);
        } catch (CsvParseException | IOException e) {
            // The line it names is one of the row, which is all that it reads.
            throw malformed("not CSV: " + String.valueOf(e.getMessage()).replaceFirst(" \\(record starting at .*", ""));
        }
    }

    private List<String> header() throws IOException, InvalidMappingException {
        RawRecord record = records.next();
        if (record == null) {
            throw new InvalidMappingException("file.empty");
        }
        try {
            header = text(record);
            return Arrays.asList(split(header));
        } catch (RejectedEntryException e) {
            throw new InvalidMappingException(
                    "file.header",
                    Argument.number(record.line()),
                    Argument.text(e.rejection().detail()));
        }
    }

    /** Its faults are kept, and shown, in clear: where there is no header, what stands in its place names a person. */
    private void name(List<String> found) throws InvalidMappingException {
        for (String name : found) {
            Integer earlier = columns.putIfAbsent(name, columns.size());
            if (earlier != null) {
                throw new InvalidMappingException(
                        "file.twice", Argument.number(earlier + 1), Argument.number(columns.size() + 1));
            }
        }
        List<String> required = mapping.format().required() == null
                ? List.of()
                : mapping.format().required();
        List<String> missing = new ArrayList<>(required);
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            boolean none = missing.size() == required.size();
            throw new InvalidMappingException(
                    found.size() == 1 ? "file.delimiter" : none ? "file.headless" : "file.lacks",
                    Argument.texts(missing),
                    Argument.text(mapping.name()),
                    Argument.number(found.size()),
                    Argument.text(delimiter(mapping)));
        }
    }

    /** The character between fields of a file with quotes; -1 for one without. */
    private static int separator(Mapping mapping) {
        if (!mapping.isCsv() || delimiter(mapping).equals("blanks")) {
            return -1;
        }
        return delimiter(mapping).equals("tab") ? '\t' : delimiter(mapping).charAt(0);
    }

    private String between() {
        return delimiter(mapping).equals("blanks") ? " " : Character.toString(separator(mapping));
    }

    private static String delimiter(Mapping mapping) {
        String delimiter = mapping.format().delimiter();
        return delimiter == null || delimiter.isEmpty() ? "," : delimiter;
    }

    private static RejectedEntryException malformed(String detail) {
        return new RejectedEntryException(new Rejection(Code.MALFORMED.code(), detail, null));
    }
}
