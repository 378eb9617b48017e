package io.journeyledger.server.status;

import io.journeyledger.projections.index.ElasticsearchProperties;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether Elasticsearch answers, asked without its client so that a busy one is not in the way. */
final class ElasticsearchHealth extends AbstractHealthIndicator {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ElasticsearchProperties elasticsearch;

    ElasticsearchHealth(ElasticsearchProperties elasticsearch) {
        super("Elasticsearch does not answer");
        this.elasticsearch = elasticsearch;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws IOException, InterruptedException {
        builder.withDetail("url", elasticsearch.url());
        String base = elasticsearch.url().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(java.net.URI.create(
                        (base.endsWith("/") ? base : base + "/") + "_cluster/health?filter_path=status"))
                .timeout(PATIENCE);
        if (elasticsearch.apiKey() != null) {
            request.header("Authorization", "ApiKey " + elasticsearch.apiKey());
        } else if (elasticsearch.user() != null) {
            String login = elasticsearch.user() + ":" + elasticsearch.password();
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            builder.down().withDetail("answer", answer.statusCode());
        } else if (answer.body().contains("red")) {
            builder.down().withDetail("problem", "A part of the indices is missing (cluster status red)");
        } else {
            builder.up();
        }
    }
}
