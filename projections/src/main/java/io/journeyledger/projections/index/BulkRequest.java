package io.journeyledger.projections.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransportBase;
import co.elastic.clients.transport.endpoints.BinaryEndpoint;
import co.elastic.clients.transport.endpoints.BinaryResponse;
import co.elastic.clients.util.BinaryData;
import io.journeyledger.projections.document.View;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One bulk request, whose body is put together as bytes: the documents are JSON already, and what the client would make
 * of them and of the answer, an object for each item, takes several times as long.
 *
 * @param operations at least one
 */
record BulkRequest(List<Operation> operations) {

    private static final byte[] NO_ERRORS = "\"errors\":false".getBytes(StandardCharsets.US_ASCII);

    private static final BinaryEndpoint<BulkRequest> ENDPOINT = new BinaryEndpoint<>(
            "es/bulk",
            _ -> "POST",
            _ -> "/_bulk",
            _ -> Map.of(),
            BulkRequest::parameters,
            _ -> Map.of(),
            BulkRequest::body,
            null);

    /**
     * Sends it and looks at every item of the answer.
     *
     * @return the items that did not succeed; none usually
     */
    List<BulkResponseItem> send(ElasticsearchClient client) throws IOException {
        byte[] answer;
        try (BinaryResponse response = client._transport().performRequest(this, ENDPOINT, null);
                InputStream content = response.content()) {
            answer = content.readAllBytes();
        }
        return succeeded(answer) ? List.of() : failed(answer, client._jsonpMapper());
    }

    /** What writes to a view's alias must not make an index of that name by accident, should the alias be gone. */
    private Map<String, String> parameters() {
        return addressesAliases(operations) ? Map.of("require_alias", "true") : Map.of();
    }

    /** @param operations at least one; all of them go to aliases, or all to indices */
    static boolean addressesAliases(List<Operation> operations) {
        return View.isAlias(operations.getFirst().index());
    }

    private BinaryData body() {
        JsonLines lines =
                new JsonLines(operations.stream().mapToInt(Operation::bytes).sum());
        operations.forEach(lines::add);
        return BinaryData.of(lines.bytes(), 0, lines.length(), ElasticsearchTransportBase.JSON_CONTENT_TYPE);
    }

    /** Elasticsearch says so before it lists the items. */
    private static boolean succeeded(byte[] answer) {
        int within = Math.min(answer.length, 100) - NO_ERRORS.length;
        for (int i = 0; i < within && answer[i] != '['; i++) {
            if (Arrays.equals(answer, i, i + NO_ERRORS.length, NO_ERRORS, 0, NO_ERRORS.length)) {
                return true;
            }
        }
        return false;
    }

    private static List<BulkResponseItem> failed(byte[] answer, JsonpMapper mapper) {
        BulkResponse response = BulkResponse._DESERIALIZER.deserialize(
                mapper.jsonProvider().createParser(new ByteArrayInputStream(answer)), mapper);
        return response.items().stream().filter(item -> item.error() != null).toList();
    }

    static String reason(ErrorCause error) {
        ErrorCause cause = error.causedBy();
        return error.type() + ": " + error.reason() + (cause == null ? "" : " (" + cause.reason() + ")");
    }
}
