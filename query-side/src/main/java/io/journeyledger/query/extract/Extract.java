package io.journeyledger.query.extract;

import io.journeyledger.projections.document.View;
import io.journeyledger.query.UnansweredQuestionException;
import io.journeyledger.query.elasticsearch.Views;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.http.ContentTooLongException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of a view that match, as they stood when it was opened and as the index holds them, byte by byte. A
 * page is held while the next one comes, whatever the number of documents. For one thread; whoever opens it closes it.
 */
public final class Extract implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Several times within what it is kept: what is told of one page may take any time to be written to a slow line.
     */
    private static final Duration TOUCHED = Duration.ofSeconds(20);

    private final Views views;
    private final ObjectNode query;
    private final DocumentOrder order;
    private final boolean whole;
    /** So many documents are fetched together. */
    private int most;

    private final long total;
    private final KeptAlive kept;
    private volatile String pointInTime;
    private @Nullable RawPage begin;

    /**
     * Asks for the first page, so that what is wrong with the question is known before anything is answered.
     *
     * @param whole whether the documents are wanted; otherwise their ids only
     */
    Extract(Views views, View view, ObjectNode query, DocumentOrder order, boolean whole) {
        this(views, view, query, order, whole, TOUCHED);
    }

    /** @param touched time between two touches of what is read */
    Extract(Views views, View view, ObjectNode query, DocumentOrder order, boolean whole, Duration touched) {
        this.views = views;
        this.query = query;
        this.order = order;
        this.whole = whole;
        this.most = order.page();
        this.pointInTime = views.open(view);
        this.kept = new KeptAlive(touched, this::touch);
        try {
            this.begin = read(first(), ask(first(), true));
            this.total = begin.total();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Takes one document. */
    @FunctionalInterface
    public interface Taker {

        /**
         * @param id names the document within its view
         * @param page holds the document's JSON, one line, from {@code from}, {@code length} bytes; valid during the
         *     call. Where only ids are wanted the length is 0
         */
        void take(String id, byte[] page, int from, int length) throws IOException;
    }

    /** How many documents match, those before the one to begin after included. */
    public long total() {
        return total;
    }

    /**
     * Hands over one document after the other; when called again, the same once more.
     *
     * @throws UnansweredQuestionException when Elasticsearch does not answer any more
     */
    public void each(Taker taker) throws IOException {
        RawPage page = begin == null ? read(first(), ask(first(), false)) : begin;
        begin = null;
        for (JsonNode end = page.end(); !end.isEmpty(); end = page.end()) {
            CompletableFuture<byte[]> coming = ask(end, false);
            page.each(taker);
            page = read(end, coming);
        }
    }

    private JsonNode first() {
        return JSON.valueToTree(order.after());
    }

    private CompletableFuture<byte[]> ask(JsonNode after, boolean count) {
        ObjectNode request = JSON.createObjectNode();
        request.put("size", most).put("track_total_hits", count).put("_source", whole);
        request.putObject("pit").put("id", pointInTime).put("keep_alive", Views.KEPT.time());
        request.set("query", query);
        ArrayNode sort = request.putArray("sort");
        order.fields().forEach(field -> sort.addObject().put(field, "asc"));
        if (!after.isEmpty()) {
            request.set("search_after", after);
        }
        return views.askRaw(JSON.writeValueAsBytes(request));
    }

    /** @param coming what was asked for after the same document */
    private RawPage read(JsonNode after, CompletableFuture<byte[]> coming) {
        RawPage found = RawPage.of(answer(after, coming));
        pointInTime = found.pointInTime().isEmpty() ? pointInTime : found.pointInTime();
        return found;
    }

    /** A page that is more than the client takes is asked for again as smaller ones, and so are all that follow. */
    private byte[] answer(JsonNode after, CompletableFuture<byte[]> coming) {
        CompletableFuture<byte[]> asked = coming;
        while (true) {
            try {
                return views.await(asked);
            } catch (UnansweredQuestionException e) {
                if (most == 1 || !(e.getCause() instanceof ContentTooLongException)) {
                    throw e;
                }
                most /= 2;
                asked = ask(after, true);
            }
        }
    }

    private void touch() {
        try {
            views.touch(pointInTime);
        } catch (UnansweredQuestionException _) {
            // The next page says so.
        }
    }

    @Override
    public void close() {
        kept.close();
        try {
            views.close(pointInTime);
        } catch (UnansweredQuestionException _) {
            // It ends by itself.
        }
    }
}
