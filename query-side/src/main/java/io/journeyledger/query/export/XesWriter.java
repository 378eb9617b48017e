package io.journeyledger.query.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event log in XES. What the standard has before the traces is always the same: extensions, what every trace
 * and every event has, and the ways to tell events apart.
 */
final class XesWriter {

    /** IEEE 1849-2016, 5: the version is a decimal number. Attributes are not nested here, so there is no feature. */
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
            <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
            <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
            <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
            <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
            <global scope="trace">
            <string key="concept:name" value="none"/>
            </global>
            <global scope="event">
            <string key="concept:name" value="none"/>
            <date key="time:timestamp" value="1970-01-01T00:00:00.000Z"/>
            <string key="lifecycle:transition" value="complete"/>
            </global>
            <classifier name="Activity" scope="event" keys="concept:name"/>
            <classifier name="ActivityAndTransition" scope="event" keys="concept:name lifecycle:transition"/>
            """;

    private final Writer out;

    XesWriter(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    void open() throws IOException {
        out.write(HEAD);
    }

    void begin(String element) throws IOException {
        out.write('<');
        out.write(element);
        out.write(">\n");
    }

    /** @param value none: nothing is written */
    void attribute(MiningType type, String key, @Nullable Object value) throws IOException {
        if (value == null) {
            return;
        }
        out.write('<');
        out.write(type.xes());
        out.write(" key=\"");
        out.write(key);
        out.write("\" value=\"");
        out.write(value instanceof Instant instant ? instant.toString() : XmlText.value(MiningType.text(value)));
        out.write("\"/>\n");
    }

    void end(String element) throws IOException {
        out.write("</");
        out.write(element);
        out.write(">\n");
    }

    /** Ends the log and leaves the stream open. */
    void close() throws IOException {
        end("log");
        out.flush();
    }
}
