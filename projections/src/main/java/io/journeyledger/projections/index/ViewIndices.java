package io.journeyledger.projections.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.journeyledger.projections.document.View;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The indices behind the aliases of the views. */
public final class ViewIndices {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd't'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int NOT_FOUND = 404;

    private final ElasticsearchClient client;

    public ViewIndices(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * Creates what is missing: for a view without an alias, or with one to an index of an older mapping, an empty index
     * that the alias points to from then on.
     *
     * @param now goes into the names
     * @return the views whose index is new and has yet to be filled
     * @throws ViewsUnavailableException when Elasticsearch cannot be reached
     */
    public Set<View> createMissing(Instant now) {
        return asking(() -> {
            Set<View> created = EnumSet.noneOf(View.class);
            for (View view : View.values()) {
                Optional<String> current = current(view);
                if (current.isEmpty()) {
                    create(view, view.indexPrefix() + STAMP.format(now), true);
                    created.add(view);
                } else if (!current.get().startsWith(view.indexPrefix())) {
                    replace(view, current.get(), view.indexPrefix() + STAMP.format(now));
                    created.add(view);
                }
            }
            return created;
        });
    }

    /** The index behind a view's alias. */
    public Optional<String> behind(View view) {
        return asking(() -> current(view));
    }

    /** Number of documents in a view, as searches see them; 0 when it has no index. */
    public long documents(View view) {
        return asking(() -> {
            try {
                return client.count(count -> count.index(view.alias())).count();
            } catch (ElasticsearchException e) {
                if (e.status() == NOT_FOUND) {
                    return 0L;
                }
                throw e;
            }
        });
    }

    private Optional<String> current(View view) throws IOException {
        try {
            return client.indices().getAlias(get -> get.name(view.alias())).aliases().keySet().stream()
                    .max(String::compareTo);
        } catch (ElasticsearchException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void create(View view, String index, boolean behindAlias) throws IOException {
        client.indices().create(create -> {
            create.withJson(new ByteArrayInputStream(Mappings.bytes(view))).index(index);
            // Only one index of an alias can be the one to write to: a second process that creates one too is refused.
            return behindAlias ? create.aliases(view.alias(), alias -> alias.isWriteIndex(true)) : create;
        });
    }

    private void replace(View view, String old, String index) throws IOException {
        create(view, index, false);
        client.indices()
                .updateAliases(update -> update.actions(action ->
                                action.remove(remove -> remove.index(old).alias(view.alias())))
                        .actions(action -> action.add(
                                add -> add.index(index).alias(view.alias()).isWriteIndex(true))));
    }

    /** Something asked of Elasticsearch. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException;
    }

    private static <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new ViewsUnavailableException("Elasticsearch cannot be reached: " + e.getMessage(), e);
        }
    }
}
