package io.journeyledger.query;

import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.Decision;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Journey;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.ProposeFacts;
import io.journeyledger.ledger.Proposed;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessResourceFailureException;
import tools.jackson.databind.json.JsonMapper;

/** A ledger in memory that keeps the rules of the real one, with the complaints of a sample journey in it. */
public final class SmallLedger implements LedgerReader {

    static final String GONE = "gone";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final JourneyId ANN = new JourneyId("J17");

    private final EventCodec codec = EventCodec.standard();
    private final List<RawEvent> events = new ArrayList<>();
    private final Map<String, Proposed> answered = new LinkedHashMap<>();
    private int beginning;
    private volatile boolean away;

    /** Ann's kettle leaks, and years ago her toaster came late. */
    public static SmallLedger withAnn() {
        SmallLedger ledger = new SmallLedger();
        ledger.tell(EventType.CUSTOMER_IDENTIFIED, "2025-03-02T09:30:00Z", "'identifiers':[]");
        ledger.tell(
                EventType.PURCHASE_MADE,
                "2025-03-02T09:31:00Z",
                "'orderId':'O1','lines':[{'product':'kettle','quantity':1}],'total':{'amount':29.9,'currency':'EUR'}");
        ledger.tell(EventType.COMPLAINT_LODGED, "2025-07-01T10:00:00Z", "'complaintId':'A9','product':'toaster'");
        ledger.tell(
                EventType.COMPLAINT_RESOLVED,
                "2025-07-09T10:00:00Z",
                "'complaintId':'A9','acceptedByCustomer':true,'rootCause':'carrier','justice':{'distributive':4}");
        ledger.tell(
                EventType.CONTACT_MADE,
                "2026-10-26T16:40:00Z",
                "'contactId':'C1','channel':'PHONE_AGENT','direction':'INBOUND','purpose':'fault report'");
        ledger.tell(
                EventType.COMPLAINT_LODGED,
                "2026-10-26T16:44:00Z",
                "'complaintId':'B1','channel':'PHONE_AGENT','product':'kettle','issue':'Leaks when hot','contactId':'C1',"
                        + "'narrative':'It leaked <script>alert(1)</script>','dissatisfaction':4");
        ledger.tell(
                EventType.COMPLAINT_ASSESSED,
                "2026-10-26T16:45:00Z",
                "'complaintId':'B1','severity':'GRAVE','safetyImplication':true,'complex':false,'immediateAction':false");
        ledger.tell(
                EventType.HOLDING_REPLY_SENT,
                "2026-11-03T09:00:00Z",
                "'complaintId':'B1','channel':'EMAIL','reason':'The supplier is testing the part.'");
        return ledger.begun();
    }

    /** What is in it now is what it begins with. */
    public SmallLedger begun() {
        beginning = events.size();
        return this;
    }

    /** Forgets what came after its beginning, so that each test of a class has the same. */
    public synchronized void rewind() {
        events.subList(beginning, events.size()).clear();
        answered.clear();
        away = false;
    }

    /** Whether its disk is away. */
    public void away(boolean now) {
        away = now;
    }

    /** Somebody complains once a minute. */
    public synchronized void complaining(JourneyId journey, Instant from, int complaints) {
        for (int i = 0; i < complaints; i++) {
            Instant at = from.plus(Duration.ofMinutes(i));
            tell(journey, EventType.COMPLAINT_LODGED, at.toString(), "'complaintId':'K" + i + "'");
        }
    }

    /** Ann was here under another name, too, until she was recognised. */
    public synchronized void mergedIntoAnn(JourneyId journey) {
        tell(journey, EventType.CUSTOMER_IDENTIFIED, "2024-12-02T09:30:00Z", "'identifiers':[]");
        String merged = "'surviving':'" + ANN.value() + "','absorbed':'" + journey.value() + "','reason':'one person'";
        tell(ANN, EventType.JOURNEYS_MERGED, "2025-03-03T09:00:00Z", merged);
        tell(journey, EventType.JOURNEYS_MERGED, "2025-03-03T09:00:00Z", merged);
    }

    /**
     * Something more of Ann.
     *
     * @param fields JSON with apostrophes, without the braces
     */
    public synchronized void tell(EventType type, String time, String fields) {
        tell(ANN, type, time, fields);
    }

    private void tell(JourneyId journey, EventType type, String time, String fields) {
        String json = ("{'occurredAt':'" + time + "'," + fields + "}").replace('\'', '"');
        append(
                journey,
                codec.decode(type.storedName(), "1", json.getBytes(StandardCharsets.UTF_8)),
                Instant.parse(time),
                new Provenance("shop", "s" + events.size(), "mia", null, null, null, null));
    }

    private void append(JourneyId journey, JourneyEvent event, Instant recordedAt, Provenance provenance) {
        events.add(new RawEvent(
                events.size() + 1L,
                journey.value(),
                read(journey, 0, Integer.MAX_VALUE).size(),
                codec.typeOf(event).name(),
                codec.typeOf(event).revision(),
                recordedAt.toEpochMilli(),
                codec.encode(event),
                codec.encode(provenance)));
    }

    /** Takes facts as the real intake does, as far as pages need it. */
    public synchronized Proposed take(ProposeFacts proposal, Instant now) {
        ProposeFacts.Fact first = proposal.facts().getFirst();
        Proposed before = answered.get(first.provenance().id());
        if (before != null) {
            return before;
        }
        JourneyId id = first.journey() == null ? ANN : first.journey();
        Journey journey = Journey.unknown(id);
        for (Recorded recorded : codec.decode(read(id, 0, Integer.MAX_VALUE))) {
            journey = journey.evolve(recorded.event());
        }
        List<JourneyEvent> accepted = new ArrayList<>();
        for (ProposeFacts.Fact fact : proposal.facts()) {
            JourneyEvent event = event(fact);
            Decision decision = fact.stepsSeen() != null && event instanceof ComplaintEvent step
                    ? journey.decide(step, fact.stepsSeen(), now, SKEW)
                    : journey.decide(event, now, SKEW);
            if (decision instanceof Decision.Refused(var refusal)) {
                return new Proposed.Refused(refusal.reason().code(), refusal.detail(), refusal.said(), 0, null);
            }
            journey = journey.evolve(event);
            accepted.add(event);
        }
        long sequence = read(id, 0, Integer.MAX_VALUE).size();
        for (int i = 0; i < accepted.size(); i++) {
            append(id, accepted.get(i), now, proposal.facts().get(i).provenance());
        }
        Proposed answer = new Proposed.Accepted(id, sequence, accepted.size());
        answered.put(first.provenance().id(), answer);
        return answer;
    }

    private JourneyEvent event(ProposeFacts.Fact fact) {
        Map<String, Object> data = new LinkedHashMap<>(fact.data());
        data.put("occurredAt", fact.occurredAt().toString());
        return codec.decode(fact.type().storedName(), "1", JSON.writeValueAsBytes(data));
    }

    public JourneyReplay replay() {
        return new JourneyReplay(new Stories(this, codec), SmallLedger::opened);
    }

    /** Here the cipher of a text is the text; of {@link #GONE} the key was destroyed. */
    static PersonalText opened(JourneyId whose, PersonalText text) {
        if (text instanceof PersonalText.Sealed(String cipher)) {
            return cipher.equals(GONE) ? new PersonalText.Erased() : PersonalText.of(cipher);
        }
        return text;
    }

    @Override
    public synchronized List<RawEvent> read(long after, int limit) {
        return events.stream()
                .filter(event -> event.position() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<RawEvent> read(JourneyId journey, long fromSequence, int limit) {
        if (away) {
            throw new DataAccessResourceFailureException("[SQLITE_IOERR_READ] disk I/O error");
        }
        return events.stream()
                .filter(event -> event.journey().equals(journey.value()) && event.sequence() >= fromSequence)
                .limit(limit)
                .toList();
    }

    @Override
    public Map<JourneyId, List<RawEvent>> read(Collection<JourneyId> journeys) {
        Map<JourneyId, List<RawEvent>> streams = new LinkedHashMap<>();
        for (JourneyId journey : journeys) {
            List<RawEvent> stream = read(journey, 0, Integer.MAX_VALUE);
            if (!stream.isEmpty()) {
                streams.put(journey, stream);
            }
        }
        return streams;
    }

    @Override
    public synchronized long head() {
        return events.size();
    }

    @Override
    public synchronized long count() {
        return events.size();
    }
}
