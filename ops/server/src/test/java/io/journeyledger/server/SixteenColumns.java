package io.journeyledger.server;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Complaints as the Bureau publishes them, by the 16 columns it has today, sorted by their numbers. */
final class SixteenColumns {

    private static final List<String> COLUMNS = List.of(
            "Date received",
            "Product",
            "Sub-product",
            "Issue",
            "Sub-issue",
            "Consumer complaint narrative",
            "Company public response",
            "Company",
            "State",
            "ZIP code",
            "Tags",
            "Submitted via",
            "Date sent to company",
            "Company response to consumer",
            "Timely response?",
            "Complaint ID");
    private static final int RECEIVED = 0;
    private static final int STATE = 8;
    private static final int ZIP = 9;
    private static final int TAGS = 10;
    private static final int SENT = 12;
    private static final int RESPONSE = 13;
    private static final int TIMELY = 14;
    private static final int ID = 15;

    private SixteenColumns() {}

    /** Made up: every way in and every response, commas, quotes, line breaks, Chinese. */
    static List<List<String>> sample() throws IOException {
        return of(String.join(",", COLUMNS) + """

                2026-02-01,Mortgage,FHA mortgage,Closing,,"Two lines,
                and ""quotes"".",,"Bank, One",AZ,850XX,Older American,Web,2026-02-02,Closed with explanation,Yes,7000001
                2026-02-02,Debt collection,,Calls,Too often,,Company believes it acted appropriately,Two,CA,,,Phone,2026-02-02,Closed with monetary relief,Yes,7000002
                2026-02-03,Credit card,,Fees,,\u5e33\u55ae\u932f\u4e86,,Three,NY,100XX,,Postal mail,2026-02-05,Closed with non-monetary relief,Yes,7000003
                2026-02-04,Student loan,,Payments,,,,Four,,,,Fax,2026-02-04,Closed with relief,Yes,7000004
                2026-02-05,Student loan,,Payments,,,,Four,TX,,,Email,2026-02-06,Closed,Yes,7000005
                2026-02-06,Student loan,,Payments,,,,Four,TX,,,Referral,2026-02-06,Untimely response,No,7000006
                """);
    }

    /** The 16 of however many columns a file has. */
    static List<List<String>> of(String csv) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : reader) {
                rows.add(COLUMNS.stream().map(row::getField).toList());
            }
        }
        rows.sort(Comparator.comparing(row -> row.get(ID)));
        return rows;
    }

    /**
     * What of these the ledger keeps and knows today: dates are written as ISO 8601 has them; an unanswered complaint
     * is an untimely one once its term is over, however young it was in the file; whether a response was timely follows
     * from the dates; and the address and the tags of a consumer without a state are not taken in.
     */
    static List<List<String>> asToday(List<List<String>> rows) {
        return rows.stream()
                .map(row -> {
                    List<String> today = new ArrayList<>(row);
                    today.set(RECEIVED, iso(row.get(RECEIVED)));
                    today.set(SENT, iso(row.get(SENT)));
                    boolean unanswered =
                            List.of("In progress", "Untimely response").contains(row.get(RESPONSE));
                    today.set(RESPONSE, unanswered ? "Untimely response" : row.get(RESPONSE));
                    today.set(TIMELY, unanswered ? "No" : "Yes");
                    if (row.get(STATE).isEmpty()) {
                        today.set(ZIP, "");
                        today.set(TAGS, "");
                    }
                    return List.copyOf(today);
                })
                .toList();
    }

    /** @param digit before each number */
    static List<List<String>> renumbered(List<List<String>> rows, String digit) {
        return rows.stream()
                .map(row -> {
                    List<String> other = new ArrayList<>(row);
                    other.set(ID, digit + row.get(ID));
                    return List.copyOf(other);
                })
                .toList();
    }

    static List<String> ids(List<List<String>> rows) {
        return rows.stream().map(row -> row.get(ID)).toList();
    }

    static String write(List<List<String>> rows) throws IOException {
        StringWriter csv = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(csv)) {
            writer.writeRecord(COLUMNS);
            rows.forEach(writer::writeRecord);
        }
        return csv.toString();
    }

    private static String iso(String date) {
        return date.contains("/")
                ? LocalDate.parse(date, DateTimeFormatter.ofPattern("M/d/yy")).toString()
                : date;
    }
}
