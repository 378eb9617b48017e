package io.journeyledger.projections.run;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Rows of CSV (RFC 4180). A text that a spreadsheet would take for a formula, one that begins with an equals, plus,
 * minus or at sign, a tab or a line break, gets a leading apostrophe, as Kibana does it.
 */
public final class Csv {

    private Csv() {}

    /**
     * Writes a row with its end.
     *
     * @param cells made by {@link #text}; numbers and truth values as they are
     */
    public static void row(Writer out, List<String> cells) throws IOException {
        String between = "";
        for (String cell : cells) {
            out.write(between);
            out.write(cell);
            between = ",";
        }
        out.write("\r\n");
    }

    /** A text as a cell. */
    public static String text(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
