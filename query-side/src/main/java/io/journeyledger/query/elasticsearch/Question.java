package io.journeyledger.query.elasticsearch;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import co.elastic.clients.json.JsonData;
import io.journeyledger.projections.document.View;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A search.
 *
 * @param search fills in the request
 * @param meaning of the answer
 */
public record Question<T>(
        View view, Consumer<SearchRequest.Builder> search, Function<ResponseBody<JsonData>, T> meaning) {}
