package io.journeyledger.projections.index;

import static io.journeyledger.projections.index.Asking.asking;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.indices.AliasDefinition;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the indices of the views hold, document by document, the last write included. Every method throws
 * {@link ViewsUnavailableException} when Elasticsearch cannot be reached. Safe for use by many threads.
 */
public final class StoredDocuments {

    /** Documents asked for at once; together a few megabytes at most. */
    private static final int PAGE = 500;

    private static final int IDS = 5_000;
    private static final String KEPT_FOR = "10m";

    private final ElasticsearchClient client;

    public StoredDocuments(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * The one index that searches of a view ask.
     *
     * @throws ViewNotWholeException when there is none, when there are several, or when searches see only part of it
     */
    public String behind(View view) {
        return asking(() -> {
            Map<String, AliasDefinition> behind = new HashMap<>();
            if (client.indices().existsAlias(ask -> ask.name(view.alias())).value()) {
                client.indices()
                        .getAlias(get -> get.name(view.alias()))
                        .aliases()
                        .forEach((index, aliases) -> {
                            AliasDefinition alias = aliases.aliases().get(view.alias());
                            if (alias != null) {
                                behind.put(index, alias);
                            }
                        });
            }
            if (behind.isEmpty()) {
                throw new ViewNotWholeException("There is no index behind " + view.alias()
                        + ": start the live projection, which makes it, or rebuild " + view.label());
            }
            if (behind.size() > 1) {
                throw new ViewNotWholeException("Searches of " + view.alias() + " see several indices at once: "
                        + String.join(", ", behind.keySet().stream().sorted().toList())
                        + ". Take the alias from those that are not live, or rebuild " + view.label());
            }
            Map.Entry<String, AliasDefinition> one =
                    behind.entrySet().iterator().next();
            if (one.getValue().filter() != null) {
                throw new ViewNotWholeException("Searches of " + view.alias()
                        + " see only part of it: the alias has a filter. Rebuild " + view.label());
            }
            if (!view.fits(one.getKey())) {
                throw new ViewNotWholeException("The index of " + view.label() + ", " + one.getKey()
                        + ", is of another version than this program's documents: a rebuild is on its way to take its place. Wait for"
                        + " its end");
            }
            return one.getKey();
        });
    }

    /** The documents of these ids that are there, by id. */
    public Map<String, Stored> read(String index, Collection<String> ids) {
        Map<String, Stored> found = HashMap.newHashMap(ids.size());
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += PAGE) {
            List<String> page = all.subList(from, Math.min(all.size(), from + PAGE));
            asking(() -> {
                read(index, page, found);
                return true;
            });
        }
        return found;
    }

    private void read(String index, List<String> ids, Map<String, Stored> found) throws IOException {
        for (var item :
                client.mget(get -> get.index(index).ids(ids), JsonNode.class).docs()) {
            if (item.isFailure()) {
                throw new IllegalStateException("The document " + item.failure().id() + " of " + index
                        + " cannot be read: " + item.failure().error().reason());
            }
            var result = item.result();
            if (result.found()) {
                found.put(
                        result.id(),
                        new Stored(
                                result.id(),
                                Objects.requireNonNull(result.version()),
                                Objects.requireNonNullElseGet(
                                        result.source(),
                                        () -> DocumentJson.mapper().createObjectNode())));
            }
        }
    }

    /**
     * Hands over the id of every document that searches can find, in the order in which they lie, without reading them.
     *
     * @param pages called with some thousand ids at a time, on the calling thread
     */
    public void ids(String index, Consumer<List<String>> pages) {
        AtomicReference<String> pit = new AtomicReference<>(asking(() -> {
            client.indices().refresh(refresh -> refresh.index(index));
            return client.openPointInTime(open -> open.index(index).keepAlive(keep -> keep.time(KEPT_FOR)))
                    .id();
        }));
        try {
            List<FieldValue> after = List.of();
            while (true) {
                List<Hit<Void>> page = page(pit, after);
                if (page.isEmpty()) {
                    return;
                }
                pages.accept(page.stream()
                        .map(hit -> Objects.requireNonNull(hit.id()))
                        .toList());
                after = page.getLast().sort();
            }
        } finally {
            asking(() -> client.closePointInTime(close -> close.id(pit.get())).succeeded());
        }
    }

    private List<Hit<Void>> page(AtomicReference<String> pit, List<FieldValue> after) {
        SearchResponse<Void> answer = asking(() -> client.search(
                search -> {
                    search.pit(reference -> reference.id(pit.get()).keepAlive(keep -> keep.time(KEPT_FOR)))
                            .size(IDS)
                            .source(source -> source.fetch(false))
                            .trackTotalHits(track -> track.enabled(false))
                            .sort(sort -> sort.field(
                                    field -> field.field("_shard_doc").order(SortOrder.Asc)));
                    return after.isEmpty() ? search : search.searchAfter(after);
                },
                Void.class));
        if (answer.pitId() != null) {
            pit.set(answer.pitId()); // Elasticsearch may name it anew
        }
        return answer.hits().hits();
    }
}
