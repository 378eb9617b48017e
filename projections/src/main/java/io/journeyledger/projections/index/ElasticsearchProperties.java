package io.journeyledger.projections.index;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the views are.
 *
 * @param url such as {@code http://127.0.0.1:9200}
 * @param apiKey for a cluster that wants one; wins over user and password
 */
@ConfigurationProperties("journey.elasticsearch")
public record ElasticsearchProperties(
        @DefaultValue("http://127.0.0.1:9200") URI url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String apiKey) {

    /** Never prints secrets. */
    @Override
    public String toString() {
        return "ElasticsearchProperties[url=" + url + "]";
    }
}
