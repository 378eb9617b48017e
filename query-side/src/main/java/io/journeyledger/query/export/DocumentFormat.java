package io.journeyledger.query.export;

import io.journeyledger.projections.document.View;
import io.journeyledger.query.InvalidQuestionException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** A form in which the documents of a view are written, one after the other. */
public enum DocumentFormat {
    /** One JSON object a line: the document, and before its fields {@code _id}. */
    NDJSON("application/x-ndjson", "ndjson") {
        @Override
        public Form of(View view, List<String> fields) {
            wholeDocuments(fields);
            return JsonLineWriter::new;
        }
    },
    /** Elasticsearch's bulk format: for each document a line that says to index it under its id, then the document. */
    BULK("application/x-ndjson", "bulk.ndjson") {
        @Override
        public Form of(View view, List<String> fields) {
            wholeDocuments(fields);
            return BulkLineWriter::new;
        }
    },
    /** RFC 4180 with a header: {@code _id}, then a column for each field. */
    CSV("text/csv;charset=UTF-8", "csv") {
        @Override
        public Form of(View view, List<String> fields) {
            List<Column> columns = Column.of(view, fields);
            return out -> new CsvWriter(out, columns);
        }
    };

    private final String mediaType;
    private final String extension;

    DocumentFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** @throws InvalidQuestionException when there is none of that name, whether in small letters or not */
    public static DocumentFormat named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new InvalidQuestionException("format", name, "use one of ndjson, bulk, csv"));
    }

    public String mediaType() {
        return mediaType;
    }

    /** What a file's name ends with, without a dot before. */
    public String extension() {
        return extension;
    }

    /** Begins to write. */
    @FunctionalInterface
    public interface Form {
        DocumentWriter to(OutputStream out) throws IOException;
    }

    /**
     * The form for documents of a view.
     *
     * @param fields only these; none: all
     * @throws InvalidQuestionException when the view has no such field, or documents of this form are always whole
     */
    public abstract Form of(View view, List<String> fields);

    private static void wholeDocuments(List<String> fields) {
        if (!fields.isEmpty()) {
            throw new InvalidQuestionException(
                    "fields", String.join(",", fields), "only for csv; documents in JSON are as the index holds them");
        }
    }
}
