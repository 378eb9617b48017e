package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a process tells of itself while Elasticsearch takes what is sent to it, and answers nothing. */
class StandingStillTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    /** Sooner than the client of Elasticsearch gives up. */
    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void how_far_the_views_are_is_told_all_the_same() throws Exception {
        Files.createDirectories(folder.resolve("data/uploads"));
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ConfigurableApplicationContext process = process(silent)) {
            JsonNode status = JSON.readTree(get(process, "/api/v1/status"));
            JsonNode health = JSON.readTree(get(process, "/actuator/health"));
            String metrics = get(process, "/actuator/prometheus");
            silent.close(); // nobody waits for it to the end of the test

            assertThat(status.path("events").asLong()).isZero();
            assertThat(status.path("views").size()).isEqualTo(4);
            assertThat(status.path("views").path(0).path("lagEvents").asLong(-1))
                    .isZero();
            assertThat(health.at("/components/viewLag/details/customers").asString())
                    .isEqualTo("0 events and 0 seconds behind");
            assertThat(metrics).contains("journey_view_lag_events{view=\"customers\"} 0.0");
        }
    }

    private ConfigurableApplicationContext process(ServerSocket elasticsearch) {
        return new SpringApplicationBuilder(LedgerApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .run(
                        "--journey.roles=command,projection",
                        "--journey.data=" + folder.resolve("data"),
                        "--journey.elasticsearch.url=http://127.0.0.1:" + elasticsearch.getLocalPort(),
                        "--server.port=0",
                        "--logging.file.name=" + folder.resolve("log"));
    }

    private static String get(ConfigurableApplicationContext process, String path) throws Exception {
        URI address =
                URI.create("http://127.0.0.1:" + process.getEnvironment().getProperty("local.server.port") + path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
