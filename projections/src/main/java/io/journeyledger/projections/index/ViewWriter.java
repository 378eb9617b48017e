package io.journeyledger.projections.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DocumentRejectedException.Rejected;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Writes documents in bulks sized by bytes and looks at every item of every answer. Versions are external: what is older
 * than what the index holds changes nothing, so anything may be written again. Safe for use by many threads. Not final, so
 * that a benchmark can listen to what is written.
 */
public class ViewWriter {

    /** Elasticsearch works best with bulks of 5 to 10 MB. */
    private static final int BULK_BYTES = 8 * 1024 * 1024;

    private static final String JSON = "application/json";
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 502;

    private final ElasticsearchClient client;
    private final OutdatedViews outdated;
    private final Timer bulks;
    private final Counter failures;

    public ViewWriter(ElasticsearchClient client, MeterRegistry meters) {
        this.client = client;
        this.outdated = new OutdatedViews(new ViewIndices(client));
        this.bulks = Timer.builder("journey.view.bulk")
                .description("Time of one bulk request of documents")
                .publishPercentileHistogram()
                .register(meters);
        this.failures = Counter.builder("journey.view.item.failures")
                .description("Documents that the index did not take")
                .register(meters);
    }

    /**
     * Writes all operations, except those to the alias of a view that {@linkplain OutdatedViews waits for a rebuild}; those
     * of one document must not be more than one.
     *
     * @throws ViewsUnavailableException when Elasticsearch cannot be reached or is overloaded: the same may be written again
     * @throws DocumentRejectedException when the index does not take a document; all others are written
     */
    public void write(List<Operation> operations) {
        List<Rejected> rejected = new ArrayList<>();
        List<Operation> bulk = new ArrayList<>();
        long bytes = 0;
        for (Operation operation : taken(operations)) {
            if (!bulk.isEmpty() && bytes + operation.bytes() > BULK_BYTES) {
                send(bulk, rejected);
                bulk.clear();
                bytes = 0;
            }
            bulk.add(operation);
            bytes += operation.bytes();
        }
        if (!bulk.isEmpty()) {
            send(bulk, rejected);
        }
        if (!rejected.isEmpty()) {
            throw new DocumentRejectedException(rejected);
        }
    }

    private List<Operation> taken(List<Operation> operations) {
        return operations.isEmpty() || !addressesAliases(operations) ? operations : outdated.without(operations);
    }

    private void send(List<Operation> bulk, List<Rejected> rejected) {
        long begun = System.nanoTime();
        BulkResponse answer;
        try {
            List<BulkOperation> items = bulk.stream().map(ViewWriter::item).toList();
            answer = client.bulk(request -> request.operations(items).requireAlias(addressesAliases(bulk)));
        } catch (IOException e) {
            throw new ViewsUnavailableException("Elasticsearch cannot be reached: " + e.getMessage(), e);
        } catch (ElasticsearchException e) {
            if (e.status() == TOO_MANY_REQUESTS || e.status() >= UNAVAILABLE) {
                throw new ViewsUnavailableException("Elasticsearch takes nothing now: " + e.getMessage(), e);
            }
            throw e;
        } finally {
            bulks.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
        look(answer, rejected);
    }

    private void look(BulkResponse answer, List<Rejected> rejected) {
        if (!answer.errors()) {
            return;
        }
        for (BulkResponseItem item : answer.items()) {
            ErrorCause error = item.error();
            if (error == null || item.status() == CONFLICT) {
                continue; // a conflict says that the index knows better already
            }
            if (item.status() == TOO_MANY_REQUESTS || item.status() >= UNAVAILABLE) {
                throw new ViewsUnavailableException("Elasticsearch takes nothing now: " + reason(error), null);
            }
            if (item.status() != NOT_FOUND || item.operationType().jsonValue().equals("index")) {
                failures.increment();
                rejected.add(new Rejected(item.index(), String.valueOf(item.id()), reason(error)));
            }
        }
    }

    /** What writes to a view's alias must not make an index of that name by accident, should the alias be gone. */
    private static boolean addressesAliases(List<Operation> bulk) {
        return View.isAlias(bulk.getFirst().index());
    }

    static BulkOperation item(Operation operation) {
        byte[] source = operation.source();
        return BulkOperation.of(item -> source == null
                ? item.delete(delete -> delete.index(operation.index())
                        .id(operation.id())
                        .version(operation.version())
                        .versionType(VersionType.ExternalGte))
                : item.index(index -> index.index(operation.index())
                        .id(operation.id())
                        .version(operation.version())
                        .versionType(VersionType.ExternalGte)
                        .document(BinaryData.of(source, JSON))));
    }

    static String reason(ErrorCause error) {
        ErrorCause cause = error.causedBy();
        return error.type() + ": " + error.reason() + (cause == null ? "" : " (" + cause.reason() + ")");
    }
}
