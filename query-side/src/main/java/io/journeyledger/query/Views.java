package io.journeyledger.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.json.JsonData;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DocumentJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the views in Elasticsearch, and says in one way that they cannot be asked. */
final class Views {

    private static final int MISSING = 404;
    private static final int BUSY = 429;
    private static final int FAILED = 500;

    private final ElasticsearchClient client;
    private final @Nullable String beside;

    /** The live views. */
    Views(ElasticsearchClient client) {
        this(client, null);
    }

    private Views(ElasticsearchClient client, @Nullable String beside) {
        this.client = client;
        this.beside = beside;
    }

    /** The side indices of that name instead of the live ones; none: the live ones. */
    Views in(@Nullable String name) {
        return name == null || name.isEmpty() ? new Views(client) : new Views(client, name);
    }

    private String index(View view) {
        return beside == null ? view.alias() : view.sideIndex(beside);
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws IOException;
    }

    /** A whole answer or none: half of the shards would be a wrong count. */
    SearchResponse<JsonData> search(View view, Consumer<SearchRequest.Builder> question) {
        SearchRequest.Builder request =
                new SearchRequest.Builder().index(index(view)).allowPartialSearchResults(false);
        question.accept(request);
        SearchRequest built = request.build();
        return ask(() -> client.search(built, JsonData.class));
    }

    <D extends Document> Optional<D> get(View view, String id, Class<D> type) {
        return Optional.ofNullable(ask(() ->
                                client.get(get -> get.index(index(view)).id(id), JsonData.class))
                        .source())
                .map(source -> read(source, type));
    }

    <D extends Document> D read(JsonData source, Class<D> type) {
        return DocumentJson.read(source.toJson().toString().getBytes(StandardCharsets.UTF_8), type);
    }

    private <T> T ask(Call<T> call) {
        try {
            return call.run();
        } catch (IOException e) {
            throw new ViewsUnavailableException("Elasticsearch does not answer", e);
        } catch (ElasticsearchException e) {
            int status = e.response().status();
            if (status == MISSING && beside != null) {
                throw new InvalidQuestionException(
                        "in",
                        beside,
                        "there is no side index of that name for this view; GET /api/v1/views lists them");
            }
            if (status == MISSING) {
                throw new ViewsUnavailableException("the views are not built yet", e);
            }
            if (status == BUSY || status >= FAILED) {
                throw new ViewsUnavailableException("Elasticsearch cannot answer now", e);
            }
            throw e;
        }
    }
}
