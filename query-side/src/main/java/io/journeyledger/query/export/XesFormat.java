package io.journeyledger.query.export;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.query.extract.Population;
import io.journeyledger.query.past.Past;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Event logs for process mining in XES (IEEE 1849-2016). A trace is a journey or a complaint; what each attribute means
 * stands in {@code docs/reference/exports.md}. No personal text is in them.
 */
public enum XesFormat implements PopulationFormat {
    /** Of a population of customers. */
    JOURNEYS {
        @Override
        public void write(Population population, OutputStream out) throws IOException {
            XesWriter xes = new XesWriter(out);
            begin(xes, "Customer journeys", population.asOf());
            population.each(Set.of(View.TIMELINE), false, (journey, past) -> {
                List<TimelineDocument> events = past.timeline();
                if (!events.isEmpty()) {
                    xes.begin("trace");
                    xes.attribute(MiningType.STRING, "concept:name", journey);
                    events(xes, events, new CaseObject.Known(events));
                    xes.end("trace");
                }
            });
            xes.close();
        }
    },
    /** Of a population of complaints; a trace has the steps of the complaint and what surveys said of it. */
    COMPLAINTS {
        @Override
        public void write(Population population, OutputStream out) throws IOException {
            XesWriter xes = new XesWriter(out);
            begin(xes, "Complaints", population.asOf());
            population.each(Set.of(View.TIMELINE, View.COMPLAINTS), false, (complaint, past) -> {
                CaseObject.Known known = new CaseObject.Known(past.timeline());
                CaseObject wanted = new CaseObject(CaseObject.Kind.COMPLAINT, complaint);
                List<TimelineDocument> events = past.timeline().stream()
                        .filter(event -> known.of(event).contains(wanted))
                        .toList();
                if (!events.isEmpty()) {
                    xes.begin("trace");
                    xes.attribute(MiningType.STRING, "concept:name", complaint);
                    describe(xes, complaint, past);
                    events(xes, events, known);
                    xes.end("trace");
                }
            });
            xes.close();
        }
    };

    private static void begin(XesWriter xes, String name, AsOf asOf) throws IOException {
        xes.open();
        xes.attribute(MiningType.STRING, "concept:name", name);
        xes.attribute(MiningType.STRING, "lifecycle:model", "standard");
        xes.attribute(MiningType.TIME, "recordedUntil", asOf.recordedUntil());
        xes.attribute(MiningType.TIME, "occurredUntil", asOf.occurredUntil());
    }

    private static void describe(XesWriter xes, String complaint, Past past) throws IOException {
        for (ComplaintDocument document : past.complaints()) {
            if (document.id().equals(complaint)) {
                xes.attribute(MiningType.STRING, "journey", document.journey().id());
                xes.attribute(MiningType.STRING, "state", document.state());
                xes.attribute(MiningType.STRING, "product", document.product());
                xes.attribute(MiningType.STRING, "subProduct", document.subProduct());
                xes.attribute(MiningType.STRING, "issue", document.issue());
                xes.attribute(MiningType.STRING, "subIssue", document.subIssue());
                xes.attribute(MiningType.STRING, "regime", document.regime());
                xes.attribute(MiningType.STRING, "severity", document.severity());
                xes.attribute(MiningType.STRING, "answer", document.answer());
                xes.attribute(MiningType.BOOLEAN, "breached", document.breached());
            }
        }
    }

    private static void events(XesWriter xes, List<TimelineDocument> events, CaseObject.Known known)
            throws IOException {
        for (TimelineDocument event : events) {
            xes.begin("event");
            xes.attribute(MiningType.STRING, "concept:name", event.event().action());
            xes.attribute(MiningType.TIME, "time:timestamp", event.timestamp());
            // An event of the ledger is a fact, over when it is recorded: it has no beginning apart from its end.
            xes.attribute(MiningType.STRING, "lifecycle:transition", "complete");
            xes.attribute(MiningType.STRING, "org:resource", actor(event));
            for (CaseObject object : known.of(event)) {
                xes.attribute(MiningType.STRING, object.kind().label(), object.key());
            }
            for (EventFact fact : EventFact.ALL) {
                xes.attribute(fact.type(), fact.name(), fact.value().apply(event));
            }
            xes.end("event");
        }
    }

    private static @Nullable String actor(TimelineDocument event) {
        return event.user() == null ? null : event.user().id();
    }
}
