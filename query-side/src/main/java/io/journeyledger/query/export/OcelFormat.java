package io.journeyledger.query.export;

import io.journeyledger.ledger.EventType;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.extract.Population;
import io.journeyledger.query.past.Past;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Object-centric event logs in OCEL 2.0, as JSON. The population is told twice, events first: so every object that an
 * event names is there whatever is recorded meanwhile, and nothing is held between. Values are texts, as the published
 * schema has it; what they are stands with the types.
 */
public final class OcelFormat implements PopulationFormat {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            // What breaks off in its middle must not look whole.
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    @Override
    public void write(Population population, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            types(json);
            json.writeArrayPropertyStart("events");
            population.each(Set.of(View.TIMELINE), false, (journey, past) -> events(json, journey, past));
            json.writeEndArray();
            json.writeArrayPropertyStart("objects");
            population.each(
                    Set.of(View.TIMELINE, View.COMPLAINTS, View.TRANSITIONS),
                    false,
                    (journey, past) -> OcelObjects.of(journey, past).write(json));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void types(JsonGenerator json) {
        json.writeArrayPropertyStart("objectTypes");
        for (CaseObject.Kind kind : CaseObject.Kind.values()) {
            json.writeStartObject();
            json.writeStringProperty("name", kind.label());
            json.writeArrayPropertyStart("attributes");
            OcelObjects.attributes(kind).forEach((name, type) -> attributeType(json, name, type));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("eventTypes");
        for (EventType type : EventType.values()) {
            json.writeStartObject();
            json.writeStringProperty("name", type.action());
            json.writeArrayPropertyStart("attributes");
            attributeType(json, "resource", MiningType.STRING);
            EventFact.ALL.forEach(fact -> attributeType(json, fact.name(), fact.type()));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void attributeType(JsonGenerator json, String name, MiningType type) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("type", type.ocel());
        json.writeEndObject();
    }

    private static void events(JsonGenerator json, String journey, Past past) {
        CaseObject.Known known = new CaseObject.Known(past.timeline());
        CaseObject customer = new CaseObject(CaseObject.Kind.CUSTOMER, journey);
        for (TimelineDocument event : past.timeline()) {
            json.writeStartObject();
            json.writeStringProperty("id", event.id());
            json.writeStringProperty("type", event.event().action());
            json.writeStringProperty("time", event.timestamp().toString());
            json.writeArrayPropertyStart("attributes");
            if (event.user() != null) {
                attribute(json, "resource", event.user().id());
            }
            for (EventFact fact : EventFact.ALL) {
                String said = fact.text(event);
                if (said != null) {
                    attribute(json, fact.name(), said);
                }
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("relationships");
            relationship(json, customer, "customer");
            for (CaseObject object : known.of(event)) {
                relationship(json, object, object.kind() == CaseObject.own(event) ? "step" : "about");
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void attribute(JsonGenerator json, String name, String value) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("value", value);
        json.writeEndObject();
    }

    static void relationship(JsonGenerator json, CaseObject object, String qualifier) {
        json.writeStartObject();
        json.writeStringProperty("objectId", object.id());
        json.writeStringProperty("qualifier", qualifier);
        json.writeEndObject();
    }
}
