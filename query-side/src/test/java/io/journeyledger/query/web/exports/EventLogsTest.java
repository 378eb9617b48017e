package io.journeyledger.query.web.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.Crowd;
import io.journeyledger.query.OfTheCrowd;
import io.journeyledger.query.QueryProgram;
import io.journeyledger.query.web.exports.EventLogs.Trace;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/** Event logs of a population, in XES above all, read by others. */
@SpringBootTest(
        classes = {QueryProgram.class, OfTheCrowd.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.mvc.problemdetails.enabled=true")
class EventLogsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant DATE = Instant.parse("2025-01-01T00:00:00Z");

    private final Crowd crowd = Crowd.stored();
    private final Exports exports;

    EventLogsTest(@LocalServerPort int port) {
        exports = new Exports(port);
    }

    @Test
    void a_trace_of_xes_is_a_journey_with_all_that_happened() throws Exception {
        HttpResponse<String> response = exports.get("/xes?in=crowd");

        EventLogs.validateXes(response.body());
        assertThat(stories(response.body())).isEqualTo(expected(_ -> true, _ -> true));
        assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
                .contains("journey-ledger.xes");
        assertThat(response.headers().firstValueAsLong("Total-Count"))
                .hasValue(crowd.all(View.CUSTOMERS).size());
    }

    @Test
    void the_restated_schema_refuses_what_is_no_xes() throws Exception {
        String log = exports.get("/xes?in=crowd&q=_id:J17").body();

        for (String broken : List.of(
                log.replace("2024-", "24-"),
                log.replace("xes.version=\"1849.2016\"", ""),
                log.replace("key=\"late\"", "key=\"family\""),
                log.replace("</trace>", "</trace><event/>"))) {
            assertThat(broken).isNotEqualTo(log);
            assertThatExceptionOfType(SAXException.class).isThrownBy(() -> EventLogs.validateXes(broken));
        }
    }

    @Test
    void a_question_and_a_date_choose_whom_and_until_when() throws Exception {
        Set<String> churned = ids(
                CustomerDocument.class,
                View.CUSTOMERS,
                customer -> customer.lifecycle() != null
                        && customer.lifecycle().stage().name().equals("CHURNED"));

        String log = exports.get("/xes?in=crowd&q=lifecycle.stage:CHURNED&occurredUntil=" + DATE)
                .body();

        assertThat(stories(log))
                .isEqualTo(expected(
                        event -> churned.contains(event.journey().id()),
                        event -> !event.timestamp().isAfter(DATE)))
                .isNotEmpty();
    }

    @Test
    void a_trace_of_xes_can_be_a_complaint() throws Exception {
        String log =
                exports.get("/xes?in=crowd&case=complaint&q=answer:REJECTED").body();

        EventLogs.validateXes(log);
        Set<String> rejected = ids(
                ComplaintDocument.class,
                View.COMPLAINTS,
                complaint -> String.valueOf(complaint.answer()).equals("REJECTED"));
        Map<String, List<String>> expected = new TreeMap<>();
        crowd.timeline().forEach(event -> {
            String complaint = event.journey().stream() + ":" + event.journey().complaintId();
            if (rejected.contains(complaint)) {
                expected.computeIfAbsent(complaint, _ -> new ArrayList<>()).add(said(event));
            }
        });
        assertThat(stories(log)).isEqualTo(expected).isNotEmpty();
        assertThat(EventLogs.readXes(log))
                .allSatisfy(trace -> assertThat(trace.attributes())
                        .containsEntry("answer", "REJECTED")
                        .containsEntry("product", "kettle"));
    }

    @Test
    void an_empty_population_is_a_log_without_cases() throws Exception {
        String xes = exports.get("/xes?in=crowd&q=_id:nobody").body();
        String ocel = exports.get("/ocel?in=crowd&q=_id:nobody").body();

        EventLogs.validateXes(xes);
        assertThat(EventLogs.readXes(xes)).isEmpty();
        assertThat(EventLogs.problemsOfOcel(ocel)).isEmpty();
        assertThat(JSON.readTree(ocel).path("events")).isEmpty();
    }

    @Test
    void a_log_of_xes_says_first_what_is_in_it() throws Exception {
        String head = exports.get("/xes?in=tess&q=_id:nobody&recordedUntil=2026-04-01T00:00:00Z")
                .body();

        assertThat(head.lines().map(String::strip))
                .containsSubsequence(
                        "<extension name=\"Concept\" prefix=\"concept\" uri=\"http://www.xes-standard.org/concept.xesext\"/>",
                        "<extension name=\"Time\" prefix=\"time\" uri=\"http://www.xes-standard.org/time.xesext\"/>",
                        "<extension name=\"Lifecycle\" prefix=\"lifecycle\" uri=\"http://www.xes-standard.org/lifecycle.xesext\"/>",
                        "<extension name=\"Organizational\" prefix=\"org\" uri=\"http://www.xes-standard.org/org.xesext\"/>",
                        "<global scope=\"trace\">",
                        "<string key=\"concept:name\" value=\"none\"/>",
                        "<global scope=\"event\">",
                        "<string key=\"concept:name\" value=\"none\"/>",
                        "<date key=\"time:timestamp\" value=\"1970-01-01T00:00:00.000Z\"/>",
                        "<string key=\"lifecycle:transition\" value=\"complete\"/>",
                        "<classifier name=\"Activity\" scope=\"event\" keys=\"concept:name\"/>",
                        "<classifier name=\"ActivityAndTransition\" scope=\"event\" keys=\"concept:name lifecycle:transition\"/>",
                        "<string key=\"lifecycle:model\" value=\"standard\"/>",
                        "<date key=\"recordedUntil\" value=\"2026-04-01T00:00:00Z\"/>")
                .doesNotContain("<trace>");
    }

    @Test
    void an_event_of_xes_says_who_acted_when_and_about_what() throws Exception {
        Trace tess = EventLogs.readXes(exports.get("/xes?in=tess&q=_id:T1&recordedUntil=2026-04-01T00:00:00Z")
                        .body())
                .getFirst();

        assertThat(tess.event("purchase.made"))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("concept:name", "purchase.made"),
                        Map.entry("time:timestamp", "2026-01-06T09:00:00Z"),
                        Map.entry("lifecycle:transition", "complete"),
                        Map.entry("org:resource", "mia"),
                        Map.entry("order", "T1:O1"),
                        Map.entry("eventId", "T1.3"),
                        Map.entry("recordedAt", "2026-01-06T10:00:00Z"),
                        Map.entry("family", "PURCHASE"),
                        Map.entry("late", "false"),
                        Map.entry("channel", "STORE"),
                        Map.entry("product", "Kettle \"Pro\" <2>\n& more"),
                        Map.entry("amount", "29.90"),
                        Map.entry("currency", "EUR"),
                        Map.entry("source", "crm")));
        assertThat(tess.event("contact.made"))
                .containsEntry("contactId", "K1")
                .containsEntry("direction", "INBOUND")
                .containsEntry("channel", "PHONE_AGENT");
        assertThat(tess.event("promise.broken")).containsEntry("promiseId", "P3");
        assertThat(tess.event("points.earned")).containsEntry("points", "29").containsEntry("order", "T1:O1");
        assertThat(tess.event("satisfaction.surveyed"))
                .containsEntry("instrument", "CSAT")
                .containsEntry("score", "4")
                .containsEntry("complaint", "T1:B1");
    }

    /** She bought at nine, which was recorded at ten; what came next followed five minutes later. */
    @ParameterizedTest
    @ValueSource(strings = {"recordedUntil=2026-01-06T10:00:00Z", "occurredUntil=2026-01-06T09:00:00Z"})
    void what_happened_or_was_recorded_at_the_very_instant_of_a_date_is_told(String date) throws Exception {
        List<Trace> traces =
                EventLogs.readXes(exports.get("/xes?in=tess&q=_id:T1&" + date).body());

        assertThat(actions(traces).get("T1")).endsWith("purchase.made");
    }

    /**
     * Two complaints are both called B1, and T1 was asked about one that was lodged before she was known to be T2, too.
     */
    @Test
    void a_trace_of_a_complaint_has_its_steps_and_what_was_said_of_it_and_nothing_else() throws Exception {
        List<Trace> traces = EventLogs.readXes(
                exports.get("/xes?in=tess&case=complaint&q=journey.id:T1&recordedUntil=2026-04-01T00:00:00Z")
                        .body());

        assertThat(actions(traces))
                .containsOnly(
                        Map.entry("T1:900", List.of("complaint.lodged")),
                        Map.entry(
                                "T1:B1",
                                List.of(
                                        "complaint.lodged",
                                        "complaint.assigned",
                                        "complaint.assessed",
                                        "complaint.answered",
                                        "complaint.reopened",
                                        "redress.given",
                                        "redress.given",
                                        "complaint.answered",
                                        "satisfaction.surveyed")),
                        Map.entry("T2:B1", List.of("complaint.lodged", "complaint.answered")),
                        Map.entry("T2:B7", List.of("complaint.lodged", "satisfaction.surveyed")));
        assertThat(traces.stream()
                        .filter(trace -> trace.name().equals("T1:B1"))
                        .findFirst()
                        .orElseThrow()
                        .attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("concept:name", "T1:B1"),
                        Map.entry("journey", "T1"),
                        Map.entry("state", "ANSWERED"),
                        Map.entry("product", "=Kettle"),
                        Map.entry("subProduct", "Pro, 2"),
                        Map.entry("issue", "Leaks"),
                        Map.entry("subIssue", "When hot"),
                        Map.entry("regime", "payment-services"),
                        Map.entry("severity", "MODERATE"),
                        Map.entry("answer", "ACCEPTED"),
                        Map.entry("breached", "false")));
    }

    private static Map<String, List<String>> actions(List<Trace> traces) {
        return traces.stream()
                .collect(Collectors.toMap(
                        Trace::name,
                        trace -> trace.events().stream()
                                .map(event -> event.get("concept:name"))
                                .toList()));
    }

    private <D> Set<String> ids(Class<D> kind, View view, Predicate<D> wanted) {
        return crowd.all(view).stream()
                .filter(document -> wanted.test(kind.cast(document)))
                .map(document -> document.id())
                .collect(Collectors.toSet());
    }

    private static String said(TimelineDocument event) {
        return event.event().action() + " at " + event.timestamp();
    }

    private static Map<String, List<String>> stories(String log) throws Exception {
        return EventLogs.readXes(log).stream()
                .collect(Collectors.toMap(Trace::name, Trace::story, (one, _) -> one, TreeMap::new));
    }

    private Map<String, List<String>> expected(Predicate<TimelineDocument> wanted, Predicate<TimelineDocument> known) {
        Map<String, List<String>> expected = new TreeMap<>();
        crowd.timeline().stream()
                .filter(wanted.and(known))
                .forEach(event -> expected.computeIfAbsent(event.journey().id(), _ -> new ArrayList<>())
                        .add(said(event)));
        return expected;
    }
}
