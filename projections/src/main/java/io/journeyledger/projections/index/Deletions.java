package io.journeyledger.projections.index;

import static io.journeyledger.projections.index.Asking.asking;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.indices.IndexSettings;
import co.elastic.clients.elasticsearch.indices.IndexState;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How long the indices of the views remember deletions. */
record Deletions(ElasticsearchClient client) {

    /**
     * Longer than any write is on its way, so that none that was sent before a document was withdrawn can bring it
     * back.
     */
    private static final String SHORT = "3s";

    /** As their mappings say, and as Elasticsearch does where nothing is said. */
    private static final String USUAL = "60s";

    /**
     * Deletions of the index are forgotten in seconds instead of after a minute. Where that is so already, nothing
     * happens.
     */
    void forgetSoon(String index) {
        asking(() -> keep(index, SHORT));
    }

    void rememberAsUsual(String index) {
        asking(() -> keep(index, USUAL));
    }

    /** Puts back what a process left that ended amid such work. */
    void rememberAgain() {
        asking(() -> {
            for (View view : View.values()) {
                for (var index : client.indices()
                        .getSettings(get -> get.index(view.alias() + "-*").name("index.gc_deletes"))
                        .settings()
                        .entrySet()) {
                    if (SHORT.equals(kept(index.getValue()))) {
                        keep(index.getKey(), USUAL);
                    }
                }
            }
            return true;
        });
    }

    private static @Nullable String kept(IndexState state) {
        IndexSettings settings = state.settings();
        IndexSettings inner = settings == null || settings.index() == null ? settings : settings.index();
        var kept = inner == null ? null : inner.gcDeletes();
        return kept == null ? null : kept.time();
    }

    private boolean keep(String index, String time) throws IOException {
        return client.indices()
                .putSettings(put -> put.index(index).settings(settings -> settings.gcDeletes(kept -> kept.time(time))))
                .acknowledged();
    }
}
