package io.journeyledger.query.web.exports;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * Reads event logs as another program would that knows nothing of ours, and checks them against restatements of the
 * standards.
 */
final class EventLogs {

    private static final String XES = "http://www.xes-standard.org/";

    private EventLogs() {}

    /** @param attributes of the trace itself, by key */
    record Trace(Map<String, String> attributes, List<Map<String, String>> events) {

        String name() {
            return Objects.requireNonNull(attributes.get("concept:name"));
        }

        /** The first of that name. */
        Map<String, String> event(String action) {
            return events.stream()
                    .filter(event -> action.equals(event.get("concept:name")))
                    .findFirst()
                    .orElseThrow();
        }

        /** What happened when. */
        List<String> story() {
            return events.stream()
                    .map(event -> event.get("concept:name") + " at "
                            + OffsetDateTime.parse(event.get("time:timestamp")).toInstant())
                    .toList();
        }
    }

    static void validateXes(String log) throws IOException, SAXException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(EventLogs.class.getResource("xes.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(log)));
    }

    /** The traces of a log. Every attribute is taken by its key, whatever its type. */
    static List<Trace> readXes(String log) throws XMLStreamException {
        XMLStreamReader xml = XMLInputFactory.newInstance()
                .createXMLStreamReader(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
        List<Trace> traces = new ArrayList<>();
        Map<String, String> around = new LinkedHashMap<>();
        while (xml.hasNext()) {
            int what = xml.next();
            if (what == XMLStreamReader.START_ELEMENT) {
                if (!XES.equals(xml.getNamespaceURI())) {
                    throw new XMLStreamException("not of XES: " + xml.getName());
                }
                switch (xml.getLocalName()) {
                    case "trace" -> {
                        around = new LinkedHashMap<>();
                        traces.add(new Trace(around, new ArrayList<>()));
                    }
                    case "event" -> {
                        around = new LinkedHashMap<>();
                        traces.getLast().events().add(around);
                    }
                    case "global" -> around = new LinkedHashMap<>();
                    default -> {
                        String key = xml.getAttributeValue(null, "key");
                        if (key != null) {
                            around.put(key, xml.getAttributeValue(null, "value"));
                        }
                    }
                }
            }
        }
        return traces;
    }

    /** What a log in OCEL 2.0 does not keep of its schema. */
    static List<String> problemsOfOcel(String log) throws IOException {
        try (InputStream in = Objects.requireNonNull(EventLogs.class.getResourceAsStream("ocel-2.0.schema.json"))) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            return schema.validate(log, InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
