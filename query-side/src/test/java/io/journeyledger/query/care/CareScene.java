package io.journeyledger.query.care;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.ProposeFacts;
import io.journeyledger.ledger.Proposed;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.query.Samples;
import io.journeyledger.query.SmallLedger;
import io.journeyledger.query.StandardPolicies;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.past.Pasts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/**
 * Some customers of whom something is due on a day of March, in a ledger with the real rules, and their documents by
 * the production folds in a side index of the real server. To import into a program whose care list is that of the
 * index.
 */
public final class CareScene {

    public static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");

    private static final String SIDE = "care";
    private static final List<String> CUSTOMERS = List.of("J90", "J91", "J92", "J93", "J94", "J95");
    private static final JsonMapper JSON = new JsonMapper();

    /** A ledger in which nothing was decided yet. */
    static SmallLedger ledger() {
        SmallLedger ledger = SmallLedger.withAnn();
        Teller bo = new Teller(ledger, "J90").knownBy("EMAIL", "bo@example.org").named("Bo <b>Berg</b>");
        bo.consents("marketing").buys("O1", "2026-03-07T10:00:00Z", 200);
        Teller cy =
                new Teller(ledger, "J91").knownBy("PHONE", "+44 20 7946 0018").named("Cy Cole");
        cy.consents("service").promises("P1", "2026-03-11T10:00:00Z");
        new Teller(ledger, "J92")
                .knownBy("EMAIL", "di@example.org")
                .named("Di Dahl")
                .buys("O1", "2026-03-07T10:00:00Z", 9);
        Teller ed = new Teller(ledger, "J93").knownBy("EMAIL", "ed@example.org").named("Ed Ek");
        ed.consents("marketing").consents("service").buys("O1", "2026-03-05T10:00:00Z", 9);
        ed.tell(EventType.COMPLAINT_LODGED, "2026-03-05T11:00:00Z", "'complaintId':'B1','product':'kettle'");
        ed.tell(EventType.COMPLAINT_RESOLVED, "2026-03-06T11:00:00Z", "'complaintId':'B1','acceptedByCustomer':true");
        Teller flo =
                new Teller(ledger, "J94").knownBy("PHONE", "+44 20 7946 0019").named("Flo Falk");
        flo.consents("service").promises("P1", "2026-03-11T10:00:00Z");
        flo.tell(
                EventType.CARE_OCCASION_SNOOZED,
                "2026-03-09T11:00:00Z",
                "'occasion':'promise:J94.3','until':'2026-03-10T23:00:00Z'");
        Teller gus =
                new Teller(ledger, "J95").knownBy("EMAIL", "gus@example.org").named("Gus Gran");
        gus.consents("marketing").buys("O1", "2025-11-01T10:00:00Z", 100).buys("O2", "2025-11-11T10:00:00Z", 100);
        return ledger.begun();
    }

    /** What the views know of it, which is not told of what happens to the ledger from now on. */
    static CareLists lists(SmallLedger ledger, InstantSource clock) {
        JourneyReplay replay = ledger.replay();
        URI url = Samples.stored();
        String index = View.CUSTOMERS.sideIndex(SIDE);
        Samples.sendAny(url, "DELETE", "/" + index);
        Samples.send(url, "PUT", "/" + index, Samples.text(View.class, "customers.json"));
        StringBuilder bulk = new StringBuilder();
        for (String customer : CUSTOMERS) {
            Document document = Objects.requireNonNull(
                            replay.documents(new JourneyId(customer), AsOf.now(NOW), PolicyFile.standard())
                                    .get(View.CUSTOMERS))
                    .getFirst();
            bulk.append("{\"index\":{\"_id\":\"").append(customer).append("\"}}\n");
            bulk.append(new String(DocumentJson.write(document), StandardCharsets.UTF_8))
                    .append('\n');
        }
        String answer = Samples.send(url, "POST", "/" + index + "/_bulk?refresh=true", bulk.toString());
        if (!answer.contains("\"errors\":false")) {
            throw new IllegalStateException(answer);
        }
        return new CareLists(
                new Views(Samples.client(url)).in(SIDE),
                new Pasts(replay, StandardPolicies.policies(), clock, new SimpleMeterRegistry()),
                clock);
    }

    @Bean
    @Primary
    InstantSource thatDay() {
        return InstantSource.fixed(NOW);
    }

    @Bean
    @Primary
    SmallLedger thatLedger() {
        return ledger();
    }

    @Bean
    @Primary
    JourneyReplay thatReplay(SmallLedger ledger) {
        return ledger.replay();
    }

    @Bean
    @Primary
    CareLists thatList(SmallLedger ledger, InstantSource clock) {
        return lists(ledger, clock);
    }

    /** Tells what one customer lived through. */
    private record Teller(SmallLedger ledger, String journey) {

        Teller knownBy(String kind, String value) {
            return tell(
                    EventType.CUSTOMER_IDENTIFIED,
                    "2025-10-01T10:00:00Z",
                    "'identifiers':[{'kind':'" + kind + "','mark':'" + "A".repeat(43) + "','value':'" + value + "'}]");
        }

        Teller named(String name) {
            return tell(
                    EventType.PROFILE_DESCRIBED,
                    "2025-10-01T10:00:01Z",
                    "'aspect':'DEMOGRAPHIC','attributes':{'name':'" + name + "'}");
        }

        Teller consents(String purpose) {
            return tell(EventType.CONSENT_GRANTED, "2025-10-02T10:00:00Z", "'purpose':'" + purpose + "'");
        }

        Teller buys(String order, String at, int amount) {
            return tell(
                    EventType.PURCHASE_MADE,
                    at,
                    "'orderId':'" + order + "','lines':[],'total':{'amount':" + amount + ",'currency':'EUR'}");
        }

        Teller promises(String promise, String due) {
            return tell(
                    EventType.PROMISE_MADE,
                    "2026-03-01T10:00:00Z",
                    "'promiseId':'" + promise + "','what':'a call','due':'" + due + "'");
        }

        Teller tell(EventType type, String at, String fields) {
            Instant time = Instant.parse(at);
            Proposed answer = ledger.take(
                    new ProposeFacts(List.of(new ProposeFacts.Fact(
                            new JourneyId(journey),
                            type,
                            time,
                            JSON.readValue(("{" + fields + "}").replace('\'', '"'), MAP),
                            new Provenance(
                                    "shop", journey + type + at + fields.hashCode(), "mia", null, null, null, null),
                            null))),
                    time);
            if (answer instanceof Proposed.Refused) {
                throw new IllegalStateException(answer.toString());
            }
            return this;
        }

        private static final tools.jackson.core.type.TypeReference<java.util.Map<String, Object>> MAP =
                new tools.jackson.core.type.TypeReference<>() {};
    }
}
