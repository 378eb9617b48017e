package io.journeyledger.projections.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.cluster.GetClusterSettingsResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the alias of a view belongs while it is missing. A cluster that makes indices by itself may have put one there
 * when something was to be deleted from the view: Elasticsearch lets no deletion say that it is for an alias.
 */
record PlaceOfAlias(ElasticsearchClient client, String alias) {

    private static final Logger LOG = LoggerFactory.getLogger(PlaceOfAlias.class);

    /**
     * Whether the cluster makes an index of whatever is written to one that is not there, as it does where nobody tells
     * it otherwise.
     */
    static boolean isOpenToAccidents(ElasticsearchClient client) throws IOException {
        GetClusterSettingsResponse settings =
                client.cluster().getSettings(get -> get.flatSettings(true).includeDefaults(true));
        return Stream.of(settings.transient_(), settings.persistent(), settings.defaults())
                .flatMap(some -> Optional.ofNullable(some.get("action.auto_create_index")).stream())
                .findFirst()
                .map(set -> set.to(String.class))
                .filter("true"::equals)
                .isPresent();
    }

    /**
     * Removes an index that has its name and holds nothing.
     *
     * @throws IllegalStateException when it holds something
     */
    void clear() throws IOException {
        if (!client.indices().exists(exists -> exists.index(alias)).value()) {
            return;
        }
        client.indices().refresh(refresh -> refresh.index(alias));
        long held = client.count(count -> count.index(alias)).count();
        if (held > 0) {
            throw new IllegalStateException(
                    "There is an index called " + alias + " where the alias of a view should be, and it holds " + held
                            + " documents that are not the ledger's. Delete it; the view is made anew then");
        }
        LOG.warn(
                "Removing the index {}, which is empty and where the alias of a view should be. Let the cluster make no such"
                        + " index by itself: action.auto_create_index: \"-journey-*,+*\"",
                alias);
        client.indices().delete(delete -> delete.index(alias)); // which an alias refuses, should there be one by now
    }
}
