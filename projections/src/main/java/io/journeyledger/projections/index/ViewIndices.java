package io.journeyledger.projections.index;

import static io.journeyledger.projections.index.Asking.asking;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.IndexSettings;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.json.JsonData;
import io.journeyledger.projections.document.View;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The indices of the views: those behind the aliases, those that were there before, and those beside. Every method
 * throws {@link ViewsUnavailableException} when Elasticsearch cannot be reached. Safe for use by many threads.
 */
public final class ViewIndices {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd't'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = Mark.JSON;

    private final ElasticsearchClient client;

    public ViewIndices(ElasticsearchClient client) {
        this.client = client;
    }

    /** The views that have no index behind their alias. */
    public Set<View> missing() {
        return asking(() -> {
            Set<View> missing = EnumSet.noneOf(View.class);
            for (View view : View.values()) {
                if (current(view).isEmpty()) {
                    missing.add(view);
                }
            }
            return missing;
        });
    }

    /**
     * Creates what is {@linkplain #missing() missing}: an empty index, to which the alias points from then on.
     *
     * @param policy version of the policy that documents are made under
     * @param now goes into the names
     * @throws IllegalStateException when an index that holds something has the name of the alias
     */
    public void createMissing(String policy, Instant now) {
        asking(() -> {
            for (View view : missing()) {
                new PlaceOfAlias(client, view.alias()).clear();
                // Only one index of an alias can be the one to write to: a second process that creates one too is
                // refused.
                client.indices()
                        .create(create -> create.withJson(
                                        new ByteArrayInputStream(Mappings.bytes(view, Mark.live(policy, now))))
                                .index(name(view, now))
                                .aliases(view.alias(), alias -> alias.isWriteIndex(true)));
            }
            return true;
        });
    }

    /** Whether what is written to an index that was deleted makes one without mapping or mark. */
    public boolean areMadeByThemselves() {
        return asking(() -> PlaceOfAlias.isOpenToAccidents(client));
    }

    /** The views with an index of another version than that of this program behind their alias. */
    public Set<View> outdated() {
        return asking(() -> {
            Set<View> outdated = EnumSet.noneOf(View.class);
            for (View view : View.values()) {
                if (current(view).filter(index -> !view.fits(index)).isPresent()) {
                    outdated.add(view);
                }
            }
            return outdated;
        });
    }

    /** What an index of a view that is made now is called. */
    public static String name(View view, Instant now) {
        return view.indexPrefix() + STAMP.format(now);
    }

    /** Creates an index that nobody searches, made for being filled. */
    public void createForFilling(View view, String index, Mark mark) {
        asking(() -> {
            create(index, Mappings.forFilling(view, mark));
            return true;
        });
    }

    /** Makes an index that was filled fit for searches. */
    public void settle(View view, String index) {
        asking(() -> {
            client.indices()
                    .putSettings(put -> put.index(index)
                            .settings(settings ->
                                    settings.withJson(new ByteArrayInputStream(Mappings.settingsOnceFilled(view)))));
            client.indices().flush(flush -> flush.index(index));
            return refresh(index);
        });
    }

    /** Lets searches see every write so far. */
    public void show(String index) {
        asking(() -> refresh(index));
    }

    /** What an index holds, the last write included. */
    public Tally tally(String index) {
        return asking(() -> {
            refresh(index);
            return Tally.of(client, index);
        });
    }

    public void mark(String index, Mark mark) {
        asking(() -> {
            Map<String, JsonData> meta = new LinkedHashMap<>();
            JSON.valueToTree(mark)
                    .properties()
                    .forEach(field -> meta.put(
                            field.getKey(), JsonData.fromJson(field.getValue().toString())));
            client.indices().putMapping(put -> put.index(index).meta(meta));
            return true;
        });
    }

    /** Points the alias of a view to another index and to no other, in one atomic step. */
    public void swap(View view, String to) {
        asking(() -> {
            Set<String> behind = new TreeSet<>(behindAlias(view));
            behind.remove(to);
            client.indices().updateAliases(update -> {
                behind.forEach(old -> update.actions(action -> action.remove(
                        remove -> remove.index(old).alias(view.alias()).mustExist(true))));
                return update.actions(action ->
                        action.add(add -> add.index(to).alias(view.alias()).isWriteIndex(true)));
            });
            return true;
        });
    }

    /** Removes an index and all it holds; nothing happens when there is none. */
    public void delete(String index) {
        asking(() -> {
            try {
                client.indices().delete(delete -> delete.index(index));
            } catch (ElasticsearchException e) {
                if (e.status() != Asking.NOT_FOUND) {
                    throw e;
                }
            }
            return true;
        });
    }

    /** Every index of the views, by view and name. */
    public List<Marked> all() {
        return asking(() -> {
            List<Marked> found = new ArrayList<>();
            for (View view : View.values()) {
                client.indices().get(get -> get.index(view.alias() + "-*")).indices().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> marked(view, entry.getKey(), entry.getValue()))
                        .forEach(found::add);
            }
            return found;
        });
    }

    /**
     * Those that are whole up to some position, to which nobody writes, and that may go behind the alias of their view
     * yet.
     */
    public List<Marked> setAside() {
        return all().stream()
                .filter(index -> !index.behindAlias())
                .filter(index -> index.is(Mark.State.PREVIOUS) || index.is(Mark.State.FILLED))
                // One of another version goes there never.
                .filter(index -> index.view().fits(index.index()))
                .toList();
    }

    /** The index behind a view's alias. */
    public Optional<String> behind(View view) {
        return asking(() -> current(view));
    }

    /**
     * Number of documents in a view, as searches see them.
     *
     * @throws ViewsUnavailableException also when there is no index behind its alias
     */
    public long documents(View view) {
        return asking(() -> {
            try {
                return client.count(count -> count.index(view.alias())).count();
            } catch (ElasticsearchException e) {
                if (e.status() == Asking.NOT_FOUND) {
                    throw new ViewsUnavailableException(
                            "There is no index behind " + view.alias()
                                    + ": it is made and filled with the next event, the next start or a rebuild",
                            null);
                }
                throw e;
            }
        });
    }

    /** The same of some indices, by their names; those without any are not among them. */
    public Map<String, Long> documents(List<String> named) {
        return named.isEmpty() ? Map.of() : asking(() -> DocumentCounts.of(client, named));
    }

    /** Position of the last event that the views tell of, as searches see it; 0 where they tell of none. */
    public long lastPosition() {
        return asking(() -> Tally.lastPosition(client));
    }

    /** Remembers deletions as long as usual again, where a process ended amid {@link Mending}. */
    public void rememberDeletions() {
        new Deletions(client).rememberAgain();
    }

    private Marked marked(View view, String index, IndexState state) {
        boolean behind = state.aliases().containsKey(view.alias());
        IndexSettings settings = state.settings();
        IndexSettings made = settings == null ? null : settings.index();
        Long at = made == null ? null : made.creationDate();
        return new Marked(view, index, mark(state), behind, Instant.ofEpochMilli(at == null ? 0 : at));
    }

    private static @Nullable Mark mark(IndexState state) {
        var mapping = state.mappings();
        if (mapping == null || mapping.meta().isEmpty()) {
            return null;
        }
        try {
            var tree = JSON.createObjectNode();
            mapping.meta()
                    .forEach((key, value) ->
                            tree.set(key, JSON.readTree(value.toJson().toString())));
            return JSON.treeToValue(tree, Mark.class);
        } catch (JacksonException e) {
            return null; // not ours, or of another age: nothing is known of it
        }
    }

    private boolean refresh(String index) throws IOException {
        client.indices().refresh(refresh -> refresh.index(index));
        return true;
    }

    private Optional<String> current(View view) throws IOException {
        return behindAlias(view).stream().max(Comparator.naturalOrder());
    }

    private Set<String> behindAlias(View view) throws IOException {
        try {
            return client.indices()
                    .getAlias(get -> get.name(view.alias()))
                    .aliases()
                    .keySet();
        } catch (ElasticsearchException e) {
            if (e.status() == Asking.NOT_FOUND) {
                return Set.of();
            }
            throw e;
        }
    }

    private void create(String index, byte[] body) throws IOException {
        client.indices()
                .create(create ->
                        create.withJson(new ByteArrayInputStream(body)).index(index));
    }
}
