package io.journeyledger.intake.file;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says which column becomes which field of which event (docs/reference/mappings.md).
 *
 * @param name by which it is asked for
 * @param source the entries' source
 * @param format how the file is written
 * @param maps value maps by name: what stands in the file to what it means
 * @param entries what a row becomes; all of them stand or fall together
 */
record Mapping(
        String name,
        @Nullable String description,
        String source,
        Format format,
        @Nullable Map<String, Map<String, String>> maps,
        List<EntryMapping> entries) {

    /**
     * @param kind {@code csv} or {@code ndjson}
     * @param delimiter one character, {@code tab} or {@code blanks} (any number of them)
     * @param header whether the first row names the columns
     * @param columns names by position when there is no header
     * @param required columns without which the file cannot be read
     */
    record Format(
            String kind,
            @Nullable String delimiter,
            @Nullable Boolean header,
            @Nullable List<String> columns,
            @Nullable List<String> required) {}

    /**
     * One entry of a row.
     *
     * @param type the event's action, such as {@code purchase.made}
     * @param id template of the entry's id; {@code {#row}} is a hash of the row
     * @param when templates that must be filled, or equal what stands beside them, for the entry to be made
     */
    record EntryMapping(
            String type,
            String id,
            TimeMapping time,
            List<Map<String, String>> customer,
            @Nullable JsonNode data,
            @Nullable Map<String, JsonNode> when) {}

    /**
     * When it occurred.
     *
     * @param value template of the date or instant
     * @param patterns date patterns of {@link java.time.format.DateTimeFormatter}, tried in turn; none: RFC 3339
     * @param zone time zone of a date without one, such as {@code America/New_York}; none: UTC
     * @param hour hour of the day of a date without time; none: 12, which keeps the day in every zone
     * @param minusMonths template of a number of months before it
     */
    record TimeMapping(
            String value,
            @Nullable List<String> patterns,
            @Nullable String zone,
            @Nullable Integer hour,
            @Nullable String minusMonths) {}

    /** Whether rows go by a hash of their content, which takes some memory for every row. */
    boolean namesRows() {
        return toString().contains("{" + Row.SELF);
    }

    boolean isCsv() {
        return format.kind().equals("csv");
    }

    boolean hasHeader() {
        return Boolean.TRUE.equals(format.header());
    }
}
