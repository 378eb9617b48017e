package io.journeyledger.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.intake.Outcome;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.simulator.Simulation;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a ledger can have lived through. */
final class Histories {

    private Histories() {}

    /** Journeys of made-up customers. */
    static void simulate(LedgerUnderTest ledger, int customers, long seed) {
        ledger.recordAll(new Simulation(customers, seed, 365, LedgerUnderTest.NOW, 0.3)
                .lines()
                .toList());
    }

    /** Links, merges, splits, erasures and what comes after them. */
    static void changeIdentities(LedgerUnderTest ledger) {
        JourneyId ann = recorded(ledger.record(purchase("o1", "ann@example.org")));
        JourneyId bob = recorded(ledger.record(purchase("o2", "bob@example.org")));
        JourneyId eve = recorded(ledger.record(purchase("o3", "eve@example.org")));
        recorded(ledger.record(purchase("o4", "kim@example.org")));
        recorded(ledger.record(purchase("o5", "lee@example.org")));
        recorded(ledger.record(entry(
                "l",
                "identifier.linked",
                customer("bob@example.org") + ",'identifier':{'kind':'EMAIL','value':'shared@example.org'}")));
        recorded(ledger.record(entry("m", "journeys.merged", merge(ann, bob, "absorbed"))));
        recorded(ledger.record(entry("s", "journeys.split", merge(ann, bob, "released"))));
        recorded(ledger.record(entry(
                "u",
                "identifier.unlinked",
                customer("bob@example.org")
                        + ",'identifier':{'kind':'EMAIL','value':'shared@example.org'},'reason':'not his'")));
        recorded(ledger.record(entry("n", "journeys.merged", merge(ann, eve, "absorbed"))));
        // Erased, and somebody new under the same address; erased after a text was sealed.
        recorded(ledger.record(entry("e", "personal-data.erased", customer("kim@example.org") + ",'reason':'asked'")));
        recorded(ledger.record(purchase("o6", "shared@example.org")));
        recorded(ledger.record(purchase("o7", "kim@example.org")));
        recorded(ledger.record(contact("c1", customer("lee@example.org"))));
        recorded(ledger.record(entry("f", "personal-data.erased", customer("lee@example.org") + ",'reason':'asked'")));
    }

    /** An identifier that is unlinked where the absorbed journey linked it, linked anew to the survivor, and a split. */
    static void moveAnIdentifier(LedgerUnderTest ledger) {
        JourneyId may = recorded(ledger.record(purchase("x1", "may@example.org")));
        JourneyId ned = recorded(ledger.record(purchase("x2", "ned@example.org")));
        String spare = ",'identifier':{'kind':'EMAIL','value':'spare@example.org'}";
        recorded(ledger.record(entry("x3", "identifier.linked", customer("ned@example.org") + spare)));
        recorded(ledger.record(entry("x4", "journeys.merged", merge(may, ned, "absorbed"))));
        recorded(ledger.record(
                entry("x5", "identifier.unlinked", customer("may@example.org") + spare + ",'reason':'not in use'")));
        recorded(ledger.record(entry("x6", "identifier.linked", customer("may@example.org") + spare)));
        recorded(ledger.record(entry("x7", "journeys.split", merge(may, ned, "released"))));
    }

    /** Answers that cannot be made again from the events: of a group, and of an entry that changed nothing. */
    static void answerInWaysThatEventsDoNotTell(LedgerUnderTest ledger) {
        recorded(ledger.record(purchase("g1", "gus@example.org"), purchase("g2", "gus@example.org")));
        String link = customer("gus@example.org") + ",'identifier':{'kind':'EMAIL','value':'gus2@example.org'}";
        recorded(ledger.record(entry("k1", "identifier.linked", link)));
        Outcome again = ledger.record(entry("k2", "identifier.linked", link));
        assertThat(((Outcome.Recorded) again).events()).as("nothing changes").isZero();
    }

    /** An event of a revision that is written no more, as an older program left it. */
    static void keepAnOldRevision(LedgerUnderTest ledger) {
        JourneyId old = recorded(ledger.record(purchase("r1", "old@example.org")));
        JdbcTemplate database = ledger.get(JdbcTemplate.class);
        database.update("INSERT INTO event_type (name, revision) VALUES ('ContactMade', '0')");
        database.update(
                "INSERT INTO domain_event (journey, sequence, type, recorded_at, payload, metadata)"
                        + " SELECT e.journey, 2, (SELECT code FROM event_type WHERE name = 'ContactMade' AND revision = '0'),"
                        + " e.recorded_at, ?, NULL FROM domain_event e JOIN journey j ON j.number = e.journey"
                        + " WHERE j.id = ? AND e.sequence = 1",
                "{\"occurredAt\":\"2025-03-01T10:00:00Z\",\"contactId\":\"c-0\",\"medium\":\"EMAIL\",\"direction\":\"INBOUND\",\"purpose\":\"question\"}",
                old.value());
    }

    static String purchase(String id, String email) {
        return entry(
                id,
                "purchase.made",
                customer(email) + ",'orderId':'" + id + "','total':{'amount':10.50,'currency':'EUR'}");
    }

    private static String contact(String id, String customer) {
        return "{'specversion':'1.0','id':'" + id + "','source':'test','type':'io.journeyledger.contact.made.v1',"
                + "'time':'2026-03-03T09:30:00Z','actor':'agent-7','tenant':'shop','correlationid':'case-1','data':{"
                + customer + ",'contactId':'" + id + "','channel':'PHONE_AGENT','direction':'INBOUND',"
                + "'purpose':'question','summary':'asked about " + id + " \\\" 客服'}}";
    }

    private static String merge(JourneyId one, JourneyId other, String role) {
        return "'surviving':'" + one + "','" + role + "':'" + other + "','reason':'asked'";
    }

    static String entry(String id, String action, String data) {
        return "{'specversion':'1.0','id':'" + id + "','source':'test','type':'io.journeyledger." + action
                + ".v1','time':'2026-03-02T09:30:00Z','data':{" + data + "}}";
    }

    static String customer(String email) {
        return "'customer':[{'kind':'EMAIL','value':'" + email + "'}]";
    }

    static JourneyId recorded(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Recorded.class);
        return ((Outcome.Recorded) outcome).journey();
    }
}
