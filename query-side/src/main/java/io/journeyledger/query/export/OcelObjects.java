package io.journeyledger.query.export;

import io.journeyledger.ledger.EventType;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.query.export.CaseObject.Kind;
import io.journeyledger.query.past.Past;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The objects of one journey for OCEL: the customer, and what its events are about, each with what became known of it
 * when.
 */
final class OcelObjects {

    /**
     * What can have one value only: of several at one instant the last.
     *
     * @param name of an attribute
     * @param at since when it has the value
     */
    private record Since(String name, Instant at) {}

    private final CaseObject customer;
    private final Map<CaseObject, Map<Since, String>> values = new LinkedHashMap<>();

    private OcelObjects(CaseObject customer) {
        this.customer = customer;
        values.put(customer, new LinkedHashMap<>());
    }

    static OcelObjects of(String journey, Past past) {
        OcelObjects objects = new OcelObjects(new CaseObject(Kind.CUSTOMER, journey));
        CaseObject.Known known = new CaseObject.Known(past.timeline());
        for (TransitionDocument change : past.transitions()) {
            objects.add(objects.customer, "stage", change.to(), change.timestamp());
        }
        for (TimelineDocument event : past.timeline()) {
            for (CaseObject object : known.of(event)) {
                objects.values.computeIfAbsent(object, _ -> new LinkedHashMap<>());
                objects.told(object, event);
            }
        }
        past.complaints().forEach(objects::told);
        return objects;
    }

    /** The attributes that objects of a kind can have. */
    static Map<String, MiningType> attributes(Kind kind) {
        Map<String, MiningType> all = new LinkedHashMap<>();
        List<String> texts = switch (kind) {
            case CUSTOMER -> List.of("stage");
            case COMPLAINT -> List.of("product", "subProduct", "issue", "subIssue", "channel", "regime", "answer");
            case ORDER -> List.of("product", "channel", "currency");
            case CONTRACT -> List.of("product", "currency");
        };
        texts.forEach(name -> all.put(name, MiningType.STRING));
        switch (kind) {
            case ORDER -> all.put("amount", MiningType.FLOAT);
            case CONTRACT -> all.put("recurring", MiningType.FLOAT);
            case CUSTOMER, COMPLAINT -> {}
        }
        return all;
    }

    private void told(CaseObject object, TimelineDocument event) {
        String action = event.event().action();
        TimelineDocument.Journey said = event.journey();
        if (action.equals(EventType.PURCHASE_MADE.action())) {
            add(object, "product", said.product(), event.timestamp());
            add(object, "channel", said.channel(), event.timestamp());
            add(object, "currency", said.currency(), event.timestamp());
            add(object, "amount", said.amount(), event.timestamp());
        } else if (action.equals(EventType.CONTRACT_SIGNED.action())
                || action.equals(EventType.CONTRACT_RENEWED.action())) {
            add(object, "product", said.product(), event.timestamp());
            add(object, "currency", said.currency(), event.timestamp());
            add(object, "recurring", said.amount(), event.timestamp());
        }
    }

    private void told(ComplaintDocument complaint) {
        CaseObject object = new CaseObject(Kind.COMPLAINT, complaint.id());
        add(object, "product", complaint.product(), complaint.lodgedAt());
        add(object, "subProduct", complaint.subProduct(), complaint.lodgedAt());
        add(object, "issue", complaint.issue(), complaint.lodgedAt());
        add(object, "subIssue", complaint.subIssue(), complaint.lodgedAt());
        add(object, "channel", complaint.channel(), complaint.lodgedAt());
        add(object, "regime", complaint.regime(), complaint.lodgedAt());
        if (complaint.answeredAt() != null) {
            add(object, "answer", complaint.answer(), complaint.answeredAt());
        }
    }

    private void add(CaseObject object, String name, @Nullable Object value, Instant at) {
        if (value != null) {
            values.computeIfAbsent(object, _ -> new LinkedHashMap<>()).put(new Since(name, at), MiningType.text(value));
        }
    }

    void write(JsonGenerator json) {
        values.forEach((object, known) -> {
            json.writeStartObject();
            json.writeStringProperty("id", object.id());
            json.writeStringProperty("type", object.kind().label());
            json.writeArrayPropertyStart("attributes");
            known.forEach((since, value) -> {
                json.writeStartObject();
                json.writeStringProperty("name", since.name());
                json.writeStringProperty("time", since.at().toString());
                json.writeStringProperty("value", value);
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeArrayPropertyStart("relationships");
            if (!Objects.equals(object, customer)) {
                OcelFormat.relationship(json, customer, "of");
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
