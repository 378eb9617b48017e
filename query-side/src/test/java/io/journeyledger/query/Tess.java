package io.journeyledger.query;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.store.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A few customers of whom tests of exports know every word: Tess, who was taken for two people at first (T1 and T2) and
 * consents to publication; Tom (T3), who did for some days; and somebody who does and was forgotten (T4). Everything is
 * recorded an hour after it occurred.
 */
public final class Tess {

    /**
     * Name of the side indices; that of the customers says that it knows what was recorded until April, whenever it
     * occurred.
     */
    public static final String NAME = "tess";

    /** By then everything has been recorded. */
    private static final Instant END = Instant.parse("2026-04-01T00:00:00Z");

    private static final Duration LATER = Duration.ofHours(1);
    private static final EventCodec CODEC = EventCodec.standard();
    private static final List<Recorded> EVENTS = new Tess().told();

    private final List<Recorded> events = new ArrayList<>();
    private String source = "crm";

    private Tess() {}

    /** Stores their documents in the side indices once for all tests of this JVM. */
    public static List<Recorded> stored() {
        return EVENTS;
    }

    private List<Recorded> told() {
        live("T1");
        complain();
        alsoKnownAs("T2");
        other("T3", "Mine.");
        tell("T3", EventType.CONSENT_WITHDRAWN, "2026-02-20T10:00:00Z", "'purpose':'publication'");
        tell("T3", EventType.PREFERENCE_NOTED, "2026-02-20T10:00:00Z", "'topic':'contactTime','value':'mornings'");
        other("T4", SmallLedger.GONE);
        Set<JourneyId> everybody = new LinkedHashSet<>();
        events.forEach(event -> everybody.add(event.journey()));
        SideIndex index = new SideIndex(NAME);
        new CrowdLedger(events)
                .replay()
                .documents(everybody, AsOf.now(END), Crowd.POLICY, EnumSet.allOf(View.class), true)
                .filter(told -> !told.bySpeaker())
                .forEach(told -> told.documents().forEach(index::add));
        index.store();
        new ViewIndices(Samples.client(Samples.stored()))
                .mark(
                        View.CUSTOMERS.sideIndex(NAME),
                        new Mark(Mark.State.SIDE, events.size(), "1", NAME, END, null, END, null, null));
        return List.copyOf(events);
    }

    private void live(String id) {
        tell(id, EventType.CUSTOMER_IDENTIFIED, "2026-01-05T10:00:00Z", "'identifiers':[]");
        tell(
                id,
                EventType.PROFILE_DESCRIBED,
                "2026-01-05T10:01:00Z",
                "'aspect':'DEMOGRAPHIC','attributes':{'state':'=AZ','zipCode':'850XX','tags':'Older American',"
                        + "'shoe size (EU).left':'38'}");
        tell(id, EventType.CONSENT_GRANTED, "2026-01-05T10:02:00Z", "'purpose':'publication'");
        tell(
                id,
                EventType.PURCHASE_MADE,
                "2026-01-06T09:00:00Z",
                "'orderId':'O1','lines':[{'product':'Kettle \\\"Pro\\\" <2>\\n& more','quantity':1}],"
                        + "'total':{'amount':29.90,'currency':'EUR'},'channel':'STORE'");
        tell(id, EventType.POINTS_EARNED, "2026-01-06T09:05:00Z", "'points':29,'orderId':'O1'");
        tell(
                id,
                EventType.CONTRACT_SIGNED,
                "2026-01-07T09:00:00Z",
                "'contractId':'C1','product':'Care','recurring':{'amount':4.50,'currency':'EUR'}");
        tell(
                id,
                EventType.CONTACT_MADE,
                "2026-01-08T09:00:00Z",
                "'contactId':'K1','channel':'PHONE_AGENT','direction':'INBOUND','purpose':'fault','handledBy':'mia'");
        for (String promise : List.of("P1", "P2", "P3")) {
            tell(
                    id,
                    EventType.PROMISE_MADE,
                    "2026-01-08T09:01:00Z",
                    "'promiseId':'" + promise + "','what':'call back','due':'2026-01-10T09:00:00Z','contactId':'K1'");
        }
        tell(id, EventType.PROMISE_KEPT, "2026-01-09T09:00:00Z", "'promiseId':'P1'");
        tell(id, EventType.PROMISE_KEPT, "2026-01-09T09:01:00Z", "'promiseId':'P2'");
        tell(id, EventType.PROMISE_BROKEN, "2026-01-11T09:00:00Z", "'promiseId':'P3'");
    }

    /** In the small hours of UTC it is the day before in New York. */
    private void complain() {
        tell(
                "T1",
                EventType.COMPLAINT_LODGED,
                "2026-02-02T03:30:00Z",
                "'complaintId':'B1','channel':'PHONE_AGENT','product':'=Kettle','subProduct':'Pro,"
                        + " 2','issue':'Leaks','subIssue':'When hot','narrative':'It leaked \\\"all\\\""
                        + " over.','dissatisfaction':4,'regime':'payment-services'");
        tell("T1", EventType.COMPLAINT_ASSIGNED, "2026-02-04T02:00:00Z", "'complaintId':'B1','owner':'mia'");
        tell(
                "T1",
                EventType.COMPLAINT_ANSWERED,
                "2026-02-05T10:00:00Z",
                "'complaintId':'B1','answer':'REJECTED','reasons':'First.'");
        tell("T1", EventType.COMPLAINT_REOPENED, "2026-02-06T10:00:00Z", "'complaintId':'B1'");
        tell("T1", EventType.REDRESS_GIVEN, "2026-02-07T10:00:00Z", "'complaintId':'B1','redress':'EXPLANATION'");
        tell(
                "T1",
                EventType.REDRESS_GIVEN,
                "2026-02-07T10:01:00Z",
                "'complaintId':'B1','redress':'GOODWILL','amount':{'amount':5,'currency':'EUR'}");
        tell(
                "T1",
                EventType.COMPLAINT_ANSWERED,
                "2026-02-08T12:00:00Z",
                "'complaintId':'B1','answer':'ACCEPTED','reasons':'Second.'");
        tell(
                "T1",
                EventType.SATISFACTION_SURVEYED,
                "2026-02-10T09:00:00Z",
                "'surveyId':'S1','instrument':'CSAT','score':4,'subject':'COMPLAINT','reference':'B1'");
        source = "cfpb";
        tell(
                "T1",
                EventType.COMPLAINT_LODGED,
                "2026-02-03T15:00:00Z",
                "'complaintId':'900','channel':'WEB','product':'Loan','issue':'Fees'");
        source = "crm";
        tell(
                "T1",
                EventType.COMPLAINT_ASSESSED,
                "2026-02-04T03:00:00Z",
                "'complaintId':'B1','severity':'MODERATE','safetyImplication':false,'complex':false,"
                        + "'immediateAction':false");
    }

    /** Has a complaint of the same name as one of T1, which nobody acknowledged, and one that T1 is asked about. */
    private void alsoKnownAs(String id) {
        tell(id, EventType.CUSTOMER_IDENTIFIED, "2026-01-19T10:00:00Z", "'identifiers':[]");
        tell(
                id,
                EventType.COMPLAINT_LODGED,
                "2026-01-20T10:00:00Z",
                "'complaintId':'B1','channel':'EMAIL','product':'Toaster'");
        tell(id, EventType.COMPLAINT_ANSWERED, "2026-02-20T10:00:00Z", "'complaintId':'B1','answer':'REJECTED'");
        tell(id, EventType.COMPLAINT_LODGED, "2026-01-21T10:00:00Z", "'complaintId':'B7','product':'Lamp'");
        String merged = "'surviving':'T1','absorbed':'" + id + "','reason':'one person'";
        tell("T1", EventType.JOURNEYS_MERGED, "2026-03-01T10:00:00Z", merged);
        tell(id, EventType.JOURNEYS_MERGED, "2026-03-01T10:00:00Z", merged);
        tell(
                "T1",
                EventType.SATISFACTION_SURVEYED,
                "2026-03-02T09:00:00Z",
                "'surveyId':'S2','instrument':'CSAT','score':2,'subject':'COMPLAINT','reference':'B7'");
    }

    private void other(String id, String text) {
        tell(id, EventType.CUSTOMER_IDENTIFIED, "2026-02-01T10:00:00Z", "'identifiers':[]");
        tell(id, EventType.CONSENT_GRANTED, "2026-02-01T10:01:00Z", "'purpose':'publication'");
        tell(
                id,
                EventType.PROFILE_DESCRIBED,
                "2026-02-01T10:02:00Z",
                "'aspect':'DEMOGRAPHIC','attributes':{'state':'" + text + "'}");
        tell(
                id,
                EventType.COMPLAINT_LODGED,
                "2026-02-02T15:00:00Z",
                "'complaintId':'B1','channel':'FIELD_VISIT','product':'Grill','narrative':'" + text + "'");
    }

    private void tell(String journey, EventType type, String time, String fields) {
        String json = ("{'occurredAt':'" + time + "'," + fields + "}").replace('\'', '"');
        JourneyId id = new JourneyId(journey);
        long sequence =
                events.stream().filter(event -> event.journey().equals(id)).count();
        events.add(new Recorded(
                events.size() + 1L,
                id,
                sequence,
                Instant.parse(time).plus(LATER),
                CODEC.decode(type.storedName(), "1", json.getBytes(StandardCharsets.UTF_8)),
                new Provenance(source, journey + "-" + sequence, "mia", null, null, null, null)));
    }
}
