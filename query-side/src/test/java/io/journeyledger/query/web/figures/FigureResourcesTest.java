package io.journeyledger.query.web.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.Crowd;
import io.journeyledger.query.QueryProgram;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Figures as programs get them. */
@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.mvc.problemdetails.enabled=true")
class FigureResourcesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void store() {
        Crowd.stored();
    }

    @Test
    void answers_with_points_flows_and_cohorts() throws Exception {
        JsonNode stages = json("/stages?from=2025-01-01T00:00:00Z&until=2025-03-01T00:00:00Z&step=MONTH&in=crowd");
        assertThat(stages.path("step").asString()).isEqualTo("MONTH");
        assertThat(stages.path("points")).hasSize(3);
        JsonNode last = stages.path("points").path(2);
        assertThat(last.path("at").asString()).isEqualTo("2025-03-01T00:00:00Z");
        assertThat(last.path("stages")).hasSize(7);

        JsonNode flows = json("/flows?in=crowd");
        assertThat(flows.path("flows").path(0).path("rule").asString()).isEqualTo("begun");
        assertThat(flows.path("flows").path(0).has("medianDays")).isTrue();
        assertThat(flows.path("flows").path(0).path("medianDays").isNull()).isTrue();

        JsonNode cohorts = json("/cohorts?step=WEEK&zone=Europe/London&in=crowd");
        assertThat(cohorts.path("zone").asString()).isEqualTo("Europe/London");
        assertThat(cohorts.path("cohorts").path(0).path("share").path(0).asDouble())
                .isEqualTo(1);
    }

    @Test
    void answers_with_retention_in_the_words_of_the_formula() throws Exception {
        JsonNode retention = json("/retention?from=2024-09-10T00:00:00Z&until=2025-06-20T00:00:00Z&in=crowd");

        assertThat(retention.path("retention").asDouble())
                .isEqualTo((retention.path("end").asDouble()
                                - retention.path("new").asDouble()
                                - retention.path("wonBack").asDouble())
                        / retention.path("start").asDouble());
        assertThat(retention.has("fresh")).isFalse();
    }

    @Test
    void answers_with_what_customers_are_worth_each_currency_by_itself() throws Exception {
        JsonNode concentration = json("/concentration?measure=MONETARY&top=10&points=4&in=crowd");
        assertThat(concentration.path("spreads")).hasSize(2);
        assertThat(concentration.path("spreads").path(0).path("lorenz")).hasSize(5);
        assertThat(json("/concentration?currency=TWD&in=crowd").path("spreads")).hasSize(1);
        assertThat(json("/concentration?currency=XXX&in=crowd").path("spreads")).isEmpty();
        for (String measure : new String[] {"REVENUE", "LIFETIME_VALUE", "COST_TO_SERVE"}) {
            assertThat(json("/concentration?in=crowd&measure=" + measure)
                            .path("measure")
                            .asString())
                    .isEqualTo(measure);
        }

        JsonNode cell = json("/rfm?currency=EUR&in=crowd")
                .path("populations")
                .path(0)
                .path("cells")
                .path(0);
        JsonNode page = json("/rfm/" + cell.path("cell").asString() + "?currency=EUR&size=1&in=crowd");
        assertThat(page.path("total").asLong()).isEqualTo(cell.path("journeys").asLong());
        assertThat(page.path("journeys").path(0).path("id").asString()).startsWith("J");
    }

    @Test
    void answers_with_scores_and_recoveries() throws Exception {
        JsonNode satisfaction = json("/satisfaction?until=2025-06-20T00:00:00Z&in=crowd");
        assertThat(satisfaction.path("nps").path("answers").asLong()).isPositive();
        assertThat(satisfaction.path("ces2").path("scores")).hasSize(7);
        assertThat(satisfaction.path("window").path("until").asString()).isEqualTo("2025-06-20T00:00:00Z");

        JsonNode recovery = json("/recovery?in=crowd");
        assertThat(recovery.path("all").path("complaints").asLong()).isPositive();
        assertThat(recovery.path("bySeverity")).hasSizeBetween(4, 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/stages",
                "/flows",
                "/cohorts",
                "/rfm",
                "/rfm/111?currency=EUR",
                "/concentration",
                "/satisfaction",
                "/recovery",
                "/retention?from=2020-01-01T00:00:00Z"
            })
    void answers_from_the_live_views(String path) throws Exception {
        assertThat(get(path).statusCode()).as(get(path).body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/retention, from",
        "/retention?from=yesterday, from",
        "/retention?from=2025-01-01T00:00:00Z&until=2999-01-01T00:00:00Z, until",
        "/stages?until=2999-01-01T00:00:00Z, until",
        "/retention?from=2025-01-01T00:00:00Z&until=2024-01-01T00:00:00Z, until",
        "/flows?from=%2B1000000000-12-31T00:00:00Z, from",
        "/stages?from=1900-01-01T00:00:00Z&step=DAY, step",
        "/stages?step=fortnight, step",
        "/stages?zone=Mars, zone",
        "/cohorts?step=DAY&in=crowd, step",
        "/rfm/666, cell",
        "/rfm/55, cell",
        "/rfm/545?size=0, size",
        "/rfm/545?in=crowd, currency",
        "/concentration?top=101, top",
        "/concentration?top=NaN, top",
        "/concentration?points=0, points",
        "/concentration?measure=luck, measure",
        "/satisfaction?policy=none, policy",
        "/recovery?in=none, in",
        "/recovery?in=*, in",
    })
    void says_which_parameter_is_wrong(String path, String parameter) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.path("code").asString()).isEqualTo("invalid-parameter");
        assertThat(problem.path("parameter").asString()).isEqualTo(parameter);
        assertThat(response.body()).doesNotContain("Exception");
    }

    @Test
    void describes_them() throws Exception {
        String api = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/api-docs"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(api)
                .contains(
                        "/api/v1/figures/stages",
                        "/api/v1/figures/flows",
                        "/api/v1/figures/cohorts",
                        "/api/v1/figures/retention",
                        "/api/v1/figures/rfm/{cell}",
                        "/api/v1/figures/concentration",
                        "/api/v1/figures/satisfaction",
                        "/api/v1/figures/recovery");
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/figures" + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
