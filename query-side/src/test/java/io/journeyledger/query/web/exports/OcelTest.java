package io.journeyledger.query.web.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.Crowd;
import io.journeyledger.query.OfTheCrowd;
import io.journeyledger.query.QueryProgram;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Event logs in OCEL 2.0 of a population, read by others. */
@SpringBootTest(
        classes = {QueryProgram.class, OfTheCrowd.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.mvc.problemdetails.enabled=true")
class OcelTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Crowd crowd = Crowd.stored();
    private final Exports exports;

    OcelTest(@LocalServerPort int port) {
        exports = new Exports(port);
    }

    @Test
    void ocel_keeps_its_schema_and_names_no_object_or_attribute_that_is_not_there() throws Exception {
        HttpResponse<String> response = exports.get("/ocel?in=crowd");

        assertThat(EventLogs.problemsOfOcel(response.body())).isEmpty();
        JsonNode log = JSON.readTree(response.body());
        Map<String, Set<String>> objects = types(log.path("objectTypes"));
        Map<String, Set<String>> events = types(log.path("eventTypes"));
        // Collected first: to assert each of so many would take minutes.
        List<String> faults = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode object : log.path("objects")) {
            check(ids.add(object.path("id").asString()), "twice", object, faults);
            check(declared(object, objects), "undeclared", object, faults);
            check(
                    since(object).size() == object.path("attributes").size(),
                    "two values at one instant",
                    object,
                    faults);
        }
        Set<String> eventIds = new HashSet<>();
        for (JsonNode event : log.path("events")) {
            check(eventIds.add(event.path("id").asString()), "twice", event, faults);
            check(declared(event, events), "undeclared", event, faults);
        }
        for (String with : List.of("events", "objects")) {
            log.path(with)
                    .forEach(one -> one.path("relationships")
                            .forEach(related -> check(
                                    ids.contains(related.path("objectId").asString()), "nothing there", one, faults)));
        }
        assertThat(faults).isEmpty();
        assertThat(eventIds)
                .isEqualTo(crowd.timeline().stream().map(TimelineDocument::id).collect(Collectors.toSet()));
        assertThat(counted(log)).isEqualTo(expectedObjects());
    }

    @Test
    void the_restated_schema_refuses_what_is_no_ocel() throws Exception {
        String log = exports.get("/ocel?in=crowd&q=_id:J17").body();

        for (String broken : List.of(
                log.replace("\"qualifier\"", "\"role\""),
                log.replace("\"objects\"", "\"things\""),
                log.replace("\"value\":\"true\"", "\"value\":true"),
                log.replace("\"time\":\"20", "\"time\":\""))) {
            assertThat(broken).isNotEqualTo(log);
            assertThat(EventLogs.problemsOfOcel(broken)).isNotEmpty();
        }
    }

    @Test
    void events_and_objects_of_ocel_say_how_they_belong_together_and_since_when() throws Exception {
        JsonNode log = JSON.readTree(exports.get("/ocel?in=tess&q=_id:T1&recordedUntil=2026-04-01T00:00:00Z")
                .body());

        Map<String, JsonNode> events = byId(log.path("events"));
        assertThat(related(events, "T1.3")).containsExactly("customer customer:T1", "step order:T1:O1");
        assertThat(related(events, "T1.4")).containsExactly("customer customer:T1", "about order:T1:O1");
        assertThat(related(events, "T1.5")).containsExactly("customer customer:T1", "step contract:T1:C1");
        assertThat(related(events, "T1.6")).containsExactly("customer customer:T1");
        assertThat(related(events, "T2.1")).containsExactly("customer customer:T1", "step complaint:T2:B1");
        assertThat(related(events, "T1.24")).containsExactly("customer customer:T1", "about complaint:T2:B7");
        assertThat(Objects.requireNonNull(events.get("T1.3")).path("time").asString())
                .isEqualTo("2026-01-06T09:00:00Z");
        Map<String, JsonNode> objects = byId(log.path("objects"));
        assertThat(objects.keySet())
                .containsExactlyInAnyOrder(
                        "customer:T1",
                        "order:T1:O1",
                        "contract:T1:C1",
                        "complaint:T1:B1",
                        "complaint:T1:900",
                        "complaint:T2:B1",
                        "complaint:T2:B7");
        assertThat(related(objects, "customer:T1")).isEmpty();
        assertThat(related(objects, "order:T1:O1")).containsExactly("of customer:T1");
        assertThat(known(objects, "order:T1:O1"))
                .containsExactlyInAnyOrder(
                        "product=Kettle \"Pro\" <2>\n& more since 2026-01-06T09:00:00Z",
                        "channel=STORE since 2026-01-06T09:00:00Z",
                        "currency=EUR since 2026-01-06T09:00:00Z",
                        "amount=29.90 since 2026-01-06T09:00:00Z");
        assertThat(known(objects, "contract:T1:C1"))
                .containsExactlyInAnyOrder(
                        "product=Care since 2026-01-07T09:00:00Z",
                        "currency=EUR since 2026-01-07T09:00:00Z",
                        "recurring=4.50 since 2026-01-07T09:00:00Z");
        assertThat(known(objects, "complaint:T1:B1"))
                .containsExactlyInAnyOrder(
                        "product==Kettle since 2026-02-02T03:30:00Z",
                        "subProduct=Pro, 2 since 2026-02-02T03:30:00Z",
                        "issue=Leaks since 2026-02-02T03:30:00Z",
                        "subIssue=When hot since 2026-02-02T03:30:00Z",
                        "channel=PHONE_AGENT since 2026-02-02T03:30:00Z",
                        "regime=payment-services since 2026-02-02T03:30:00Z",
                        "answer=ACCEPTED since 2026-02-08T12:00:00Z");
        assertThat(known(objects, "customer:T1"))
                .startsWith("stage=PROSPECT since 2026-01-05T10:00:00Z", "stage=ACQUIRED since 2026-01-06T09:00:00Z");
    }

    private static Map<String, JsonNode> byId(JsonNode all) {
        return all.valueStream().collect(Collectors.toMap(one -> one.path("id").asString(), Function.identity()));
    }

    private static List<String> related(Map<String, JsonNode> owners, String id) {
        return Objects.requireNonNull(owners.get(id), id)
                .path("relationships")
                .valueStream()
                .map(to -> to.path("qualifier").asString() + " "
                        + to.path("objectId").asString())
                .toList();
    }

    private static List<String> known(Map<String, JsonNode> objects, String id) {
        return Objects.requireNonNull(objects.get(id), id)
                .path("attributes")
                .valueStream()
                .map(it -> it.path("name").asString() + "=" + it.path("value").asString() + " since "
                        + it.path("time").asString())
                .toList();
    }

    private Map<String, Long> expectedObjects() {
        Map<String, Set<String>> objects = new HashMap<>();
        crowd.timeline().forEach(event -> {
            Function<String, Set<String>> of = kind -> objects.computeIfAbsent(kind, _ -> new HashSet<>());
            of.apply("customer").add(event.journey().id());
            if (event.journey().orderId() != null) {
                of.apply("order").add(event.journey().stream() + event.journey().orderId());
            }
            if (event.journey().complaintId() != null) {
                of.apply("complaint")
                        .add(event.journey().stream() + event.journey().complaintId());
            }
        });
        Map<String, Long> counts = new TreeMap<>();
        objects.forEach((kind, ids) -> counts.put(kind, (long) ids.size()));
        return counts;
    }

    private static void check(boolean holds, String fault, JsonNode where, List<String> faults) {
        if (!holds) {
            faults.add(fault + ": " + where);
        }
    }

    private static boolean declared(JsonNode owner, Map<String, Set<String>> types) {
        return types.getOrDefault(owner.path("type").asString(), Set.of()).containsAll(names(owner));
    }

    private static Set<String> since(JsonNode object) {
        Set<String> since = new HashSet<>();
        object.path("attributes")
                .forEach(value -> since.add(
                        value.path("name").asString() + value.path("time").asString()));
        return since;
    }

    private static Map<String, Long> counted(JsonNode log) {
        Map<String, Long> counts = new TreeMap<>();
        log.path("objects").forEach(object -> counts.merge(object.path("type").asString(), 1L, Long::sum));
        return counts;
    }

    private static Map<String, Set<String>> types(JsonNode types) {
        Map<String, Set<String>> attributes = new HashMap<>();
        types.forEach(type -> attributes.put(type.path("name").asString(), names(type)));
        return attributes;
    }

    private static Set<String> names(JsonNode owner) {
        Set<String> names = new HashSet<>();
        owner.path("attributes")
                .forEach(attribute -> names.add(attribute.path("name").asString()));
        return names;
    }
}
