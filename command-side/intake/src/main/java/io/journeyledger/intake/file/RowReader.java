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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
    private final RowHashes hashes = new RowHashes();
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private @Nullable String header;
    private long row;

    /** @throws InvalidMappingException when the file's header lacks a column that the mapping needs */
    RowReader(InputStream in, Mapping mapping, EntryReader entries) throws IOException, InvalidMappingException {
        this.records = new RecordSplitter(in, separator(mapping));
        this.entries = entries;
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
            return new ParsedRow(row, record, parse(record), null);
        } catch (RejectedEntryException e) {
            return new ParsedRow(row, record, List.of(), e.rejection());
        }
    }

    private List<Entry> parse(RawRecord record) throws RejectedEntryException {
        String text = text(record);
        if (mapper == null) {
            return List.of(entries.read(text));
        }
        String hash = namesRows ? hashes.next(record.bytes()) : "";
        String[] values = split(text);
        if (values.length != columns.size()) {
            throw malformed("the row has " + values.length + " columns, " + columns.size() + " are expected ("
                    + String.join(", ", columns.keySet()) + ")");
        }
        return mapper.map(new Row(columns, values, hash));
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

    private void name(List<String> names) throws InvalidMappingException {
        for (String name : names) {
            if (columns.putIfAbsent(name, columns.size()) != null) {
                throw new InvalidMappingException("file.twice", Argument.text(name));
            }
        }
        List<String> missing = new ArrayList<>();
        if (mapping.format().required() != null) {
            missing.addAll(mapping.format().required());
            missing.removeAll(names);
        }
        if (!missing.isEmpty()) {
            throw new InvalidMappingException(
                    names.size() == 1 ? "file.delimiter" : "file.lacks",
                    Argument.texts(missing),
                    Argument.text(mapping.name()),
                    Argument.texts(names),
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

    private static String delimiter(Mapping mapping) {
        String delimiter = mapping.format().delimiter();
        return delimiter == null || delimiter.isEmpty() ? "," : delimiter;
    }

    private static RejectedEntryException malformed(String detail) {
        return new RejectedEntryException(new Rejection(Code.MALFORMED.code(), detail, null));
    }

    /** Names rows that have no id: by their content, and how often it stood above. */
    private static final class RowHashes {
        private final Map<String, Integer> seen = new HashMap<>();

        String next(byte[] content) {
            String hash = Hashes.ofRow(content);
            int times = seen.merge(hash, 1, Integer::sum);
            return times == 1 ? hash : hash + "-" + times;
        }
    }
}
