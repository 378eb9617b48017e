package io.journeyledger.query.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.transport.ElasticsearchTransportBase;
import co.elastic.clients.transport.endpoints.BinaryEndpoint;
import co.elastic.clients.transport.endpoints.BinaryResponse;
import co.elastic.clients.util.BinaryData;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.query.Absence;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.UnansweredQuestionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Asks the views in Elasticsearch, and says in one way that they cannot be asked. */
@Component
public final class Views {

    /** How long Elasticsearch keeps a point in time after the last question. */
    public static final Time KEPT = Time.of(t -> t.time("2m"));

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int MISSING = 404;
    /** What Elasticsearch calls a point in time that it does not keep any more. */
    private static final String OVER = "search_context_missing_exception";

    private static final int BUSY = 429;
    private static final int FAILED = 500;

    private static final BinaryEndpoint<byte[]> RAW = new BinaryEndpoint<>(
            "es/search",
            _ -> "POST",
            _ -> "/_search",
            _ -> Map.of(),
            _ -> Map.of("allow_partial_search_results", "false"),
            _ -> Map.of(),
            question -> BinaryData.of(question, ElasticsearchTransportBase.JSON_CONTENT_TYPE),
            null);

    private final ElasticsearchClient client;
    private final @Nullable String beside;

    /** The live views. */
    @Autowired
    public Views(ElasticsearchClient client) {
        this(client, null);
    }

    private Views(ElasticsearchClient client, @Nullable String beside) {
        this.client = client;
        this.beside = beside;
    }

    /**
     * The side indices of that name instead of the live ones; none: the live ones.
     *
     * @throws InvalidQuestionException when it cannot be the name of one: in Elasticsearch it could mean other indices
     */
    public Views in(@Nullable String name) {
        if (name == null) {
            return new Views(client);
        }
        if (!NAME.matcher(name).matches()) {
            throw new InvalidQuestionException(
                    "in", name, "names of side indices are lower-case letters, digits and hyphens, at most 40");
        }
        return new Views(client, name);
    }

    private String index(View view) {
        return beside == null ? view.alias() : view.sideIndex(beside);
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws IOException;
    }

    /** A whole answer or none: half of the shards would be a wrong count. */
    public SearchResponse<JsonData> search(View view, Consumer<SearchRequest.Builder> question) {
        SearchRequest.Builder request =
                new SearchRequest.Builder().index(index(view)).allowPartialSearchResults(false);
        question.accept(request);
        SearchRequest built = request.build();
        return ask(() -> client.search(built, JsonData.class));
    }

    public <T> T search(Question<T> question) {
        return question.meaning().apply(search(question.view(), question.search()));
    }

    /** Whole answers to all of them, in their order, or none. */
    List<ResponseBody<JsonData>> search(List<Question<?>> questions) {
        MsearchRequest request = MsearchRequest.of(all ->
                all.searches(questions.stream().map(question -> item(question)).toList()));
        return ask(() -> {
            List<ResponseBody<JsonData>> answers = new ArrayList<>(questions.size());
            for (MultiSearchResponseItem<JsonData> answer :
                    client.msearch(request, JsonData.class).responses()) {
                if (answer.isFailure()) {
                    throw new ElasticsearchException("es/msearch", answer.failure());
                }
                answers.add(answer.result());
            }
            return answers;
        });
    }

    private RequestItem item(Question<?> question) {
        SearchRequest.Builder body = new SearchRequest.Builder();
        question.search().accept(body);
        return RequestItem.of(item -> item.header(
                        header -> header.index(index(question.view())).allowPartialSearchResults(false))
                .body(body.build()));
    }

    /** The first or the last instant of a date field among the documents that match; none where none does. */
    @Nullable
    public Instant edge(View view, Query query, String field, SortOrder order) {
        return search(
                        view,
                        search -> search.query(query)
                                .size(1)
                                .source(s -> s.fetch(false))
                                .docvalueFields(f -> f.field(field).format("epoch_millis"))
                                .sort(s -> s.field(f -> f.field(field).order(order))))
                .hits()
                .hits()
                .stream()
                .findFirst()
                .map(hit -> new Row(hit.fields()).instant(field))
                .orElse(null);
    }

    /** A point in time of a view, which whoever asks for it closes. */
    public String open(View view) {
        return ask(() -> client.openPointInTime(open -> open.index(index(view)).keepAlive(KEPT)))
                .id();
    }

    public SearchResponse<JsonData> search(SearchRequest request) {
        return ask(() -> client.search(request, JsonData.class));
    }

    /** Sends a search in a point in time, without making objects of the question or of the answer. */
    public CompletableFuture<byte[]> askRaw(byte[] question) {
        return client._transport().performRequestAsync(question, RAW, null).thenApply(Views::content);
    }

    private static byte[] content(BinaryResponse response) {
        try (response;
                InputStream content = response.content()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] await(CompletableFuture<byte[]> asked) {
        return ask(() -> {
            try {
                return asked.get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IOException failure -> throw failure;
                    case UncheckedIOException failure -> throw failure.getCause();
                    case ElasticsearchException refusal -> throw refusal;
                    case null, default -> throw new IllegalStateException("Elasticsearch could not be asked", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted while Elasticsearch was asked");
            }
        });
    }

    /** Has a point in time kept on. */
    public void touch(String pointInTime) {
        search(SearchRequest.of(search ->
                search.pit(p -> p.id(pointInTime).keepAlive(KEPT)).size(0).trackTotalHits(t -> t.enabled(false))));
    }

    public void close(String pointInTime) {
        ask(() -> client.closePointInTime(close -> close.id(pointInTime)));
    }

    public <D extends Document> Optional<D> get(View view, String id, Class<D> type) {
        return Optional.ofNullable(ask(() ->
                                client.get(get -> get.index(index(view)).id(id), JsonData.class))
                        .source())
                .map(source -> read(source, type));
    }

    public static <D extends Document> D read(JsonData source, Class<D> type) {
        return DocumentJson.read(source.toJson().toString().getBytes(StandardCharsets.UTF_8), type);
    }

    private <T> T ask(Call<T> call) {
        try {
            return call.run();
        } catch (IOException e) {
            throw new UnansweredQuestionException(Absence.of("answer"), e);
        } catch (ElasticsearchException e) {
            int status = e.response().status();
            if (e.error().rootCause().stream().anyMatch(cause -> OVER.equals(cause.type()))) {
                throw new UnansweredQuestionException(Absence.of("snapshot"), e);
            }
            if (status == MISSING && beside != null) {
                throw new InvalidQuestionException(
                        "in",
                        beside,
                        "there is no side index of that name for this view; GET /api/v1/views lists them");
            }
            if (status == MISSING) {
                throw new UnansweredQuestionException(Absence.of("views"), e);
            }
            if (status == BUSY || status >= FAILED) {
                throw new UnansweredQuestionException(Absence.of("time"), e);
            }
            throw e;
        }
    }
}
