package io.journeyledger.query.web.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.offset;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.Crowd;
import io.journeyledger.query.OfTheCrowd;
import io.journeyledger.query.QueryProgram;
import io.journeyledger.query.web.exports.EventLogs.Trace;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told of a population, read by others. */
@SpringBootTest(
        classes = {QueryProgram.class, OfTheCrowd.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.mvc.problemdetails.enabled=true")
class PopulationsResourceTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant DATE = Instant.parse("2025-01-01T00:00:00Z");

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Crowd crowd = Crowd.stored();

    @Test
    void a_trace_of_xes_is_a_journey_with_all_that_happened() throws Exception {
        HttpResponse<String> response = get("/xes?in=crowd");

        EventLogs.validateXes(response.body());
        assertThat(stories(response.body())).isEqualTo(expected(_ -> true, _ -> true));
        assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
                .contains("journey-ledger.xes");
        assertThat(response.headers().firstValueAsLong("Total-Count"))
                .hasValue(crowd.all(View.CUSTOMERS).size());
    }

    @Test
    void the_restated_schema_refuses_what_is_no_xes() throws Exception {
        String log = get("/xes?in=crowd&q=_id:J17").body();

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

        String log = get("/xes?in=crowd&q=lifecycle.stage:CHURNED&occurredUntil=" + DATE)
                .body();

        assertThat(stories(log))
                .isEqualTo(expected(
                        event -> churned.contains(event.journey().id()),
                        event -> !event.timestamp().isAfter(DATE)))
                .isNotEmpty();
    }

    @Test
    void a_trace_of_xes_can_be_a_complaint() throws Exception {
        String log = get("/xes?in=crowd&case=complaint&q=answer:REJECTED").body();

        EventLogs.validateXes(log);
        Set<String> rejected = ids(
                ComplaintDocument.class,
                View.COMPLAINTS,
                complaint -> String.valueOf(complaint.answer()).equals("REJECTED"));
        Map<String, List<String>> expected = new TreeMap<>();
        timeline(_ -> true).forEach(event -> {
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
    void ocel_keeps_its_schema_and_names_no_object_or_attribute_that_is_not_there() throws Exception {
        HttpResponse<String> response = get("/ocel?in=crowd");

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
                .isEqualTo(timeline(_ -> true).map(TimelineDocument::id).collect(Collectors.toSet()));
        assertThat(counted(log)).isEqualTo(expectedObjects());
    }

    @Test
    void the_restated_schema_refuses_what_is_no_ocel() throws Exception {
        String log = get("/ocel?in=crowd&q=_id:J17").body();

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
    void an_empty_population_is_a_log_without_cases() throws Exception {
        String xes = get("/xes?in=crowd&q=_id:nobody").body();
        String ocel = get("/ocel?in=crowd&q=_id:nobody").body();

        EventLogs.validateXes(xes);
        assertThat(EventLogs.readXes(xes)).isEmpty();
        assertThat(EventLogs.problemsOfOcel(ocel)).isEmpty();
        assertThat(JSON.readTree(ocel).path("events")).isEmpty();
    }

    @Test
    void features_are_a_row_a_journey_in_either_form() throws Exception {
        List<JsonNode> objects = get("/features?in=crowd&format=ndjson")
                .body()
                .lines()
                .map(JSON::readTree)
                .toList();
        List<NamedCsvRecord> rows = rows(get("/features?in=crowd").body());

        Set<String> alone = ids(CustomerDocument.class, View.CUSTOMERS, customer -> customer.lifecycle() != null);
        assertThat(rows.stream().map(row -> row.getField("journey"))).containsExactlyInAnyOrderElementsOf(alone);
        assertThat(objects).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i += 100) {
            for (String column : rows.get(i).getHeader()) {
                JsonNode value = objects.get(i).path(column);
                String cell = rows.get(i).getField(column);
                if (value.isNumber()) {
                    // The two are asked at two moments, and days go on meanwhile.
                    assertThat(Double.parseDouble(cell)).as(column).isCloseTo(value.asDouble(), offset(0.01));
                } else if (!column.equals("as_of")) {
                    assertThat(cell).as(column).isEqualTo(value.isNull() ? "" : value.asString());
                }
            }
        }
    }

    @Test
    void complaints_have_the_sixteen_columns_of_the_bureau() throws Exception {
        List<NamedCsvRecord> rows = rows(get("/cfpb?in=crowd&company=Acme").body());

        assertThat(rows).hasSameSizeAs(crowd.all(View.COMPLAINTS));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.getHeader()).hasSize(16);
            assertThat(row.getField("Product")).isEqualTo("kettle");
            assertThat(row.getField("Company")).isEqualTo("Acme");
            assertThat(row.getField("Submitted via")).isEqualTo("Email");
            assertThat(row.getField("Date received")).matches("\\d{4}-\\d\\d-\\d\\d");
        });
    }

    @Test
    void is_compressed_where_that_is_asked_for() throws Exception {
        HttpResponse<byte[]> response = http.send(
                request("/xes?in=crowd&q=_id:J17")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            EventLogs.validateXes(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /xes?case=order                                        | case is 'order': use one of journey, complaint
            /xes?q=state:OPEN                                      | the view customers has no field state
            /xes?case=complaint&q=lifecycle.stage:LOYAL            | the view complaints has no field lifecycle.stage
            /ocel?occurredUntil=yesterday                          | occurredUntil is 'yesterday'
            /ocel?in=nowhere                                       | there is no side index of that name
            /features?format=parquet                               | format is 'parquet': use one of csv, ndjson
            /features?policy=7                                     | policy is '7': no policy of that version
            /features?q=_id:J17&recordedUntil=2025-01-01T00:00:00Z | the live view knows what came after
            /features?q=_id:J17&in=crowd&occurredUntil=2025-01-01T00:00:00Z | this side index knows more than
            /cfpb?personal=some                                    | personal is 'some': use one of none, consented, all
            """)
    void says_what_cannot_be_asked(String path, String message) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).path("detail").asString()).contains(message);
        assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
    }

    private Stream<TimelineDocument> timeline(Predicate<TimelineDocument> wanted) {
        return crowd.all(View.TIMELINE).stream()
                .map(TimelineDocument.class::cast)
                .filter(wanted);
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
        timeline(wanted.and(known))
                .forEach(event -> expected.computeIfAbsent(event.journey().id(), _ -> new ArrayList<>())
                        .add(said(event)));
        return expected;
    }

    private Map<String, Long> expectedObjects() {
        Map<String, Set<String>> objects = new HashMap<>();
        timeline(_ -> true).forEach(event -> {
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

    private static List<NamedCsvRecord> rows(String csv) throws Exception {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return reader.stream().toList();
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        int query = path.indexOf('?') + 1;
        String encoded = Arrays.stream(path.substring(query).split("&"))
                .map(parameter -> parameter.substring(0, parameter.indexOf('=') + 1)
                        + URLEncoder.encode(parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(request(path.substring(0, query) + encoded).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/exports" + path));
    }
}
