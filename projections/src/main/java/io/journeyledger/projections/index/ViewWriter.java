package io.journeyledger.projections.index;

import static io.journeyledger.projections.index.Asking.asking;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import io.journeyledger.projections.index.DocumentRejectedException.Rejected;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Writes documents in bulks sized by bytes and looks at every item of every answer. Versions are external: what is
 * older than what the index holds changes nothing, so anything may be written again. Safe for use by many threads. Not
 * final, so that a benchmark can listen to what is written.
 */
public class ViewWriter {

    /** Elasticsearch works best with bulks of 5 to 10 MB. */
    private static final int BULK_BYTES = 8 * 1024 * 1024;

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
     * Writes all operations, except those to the alias of a view that {@linkplain OutdatedViews waits for a rebuild};
     * those of one document must not be more than one.
     *
     * @throws ViewsUnavailableException when Elasticsearch cannot be reached or an index takes nothing, since it is
     *     overloaded, blocked, closed or gone: the same may be written again
     * @throws DocumentRejectedException when the index does not take a document; all others are written
     */
    public void write(List<Operation> operations) {
        List<Rejected> rejected = new ArrayList<>();
        List<Operation> bulk = new ArrayList<>();
        long bytes = 0;
        for (Operation operation : taken(operations)) {
            if (!DocumentId.isTaken(operation.id())) {
                failures.increment();
                rejected.add(new Rejected(operation.index(), operation.id(), "invalid_id", null));
                continue;
            }
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
        return operations.isEmpty() || !BulkRequest.addressesAliases(operations)
                ? operations
                : outdated.without(operations);
    }

    private void send(List<Operation> bulk, List<Rejected> rejected) {
        long begun = System.nanoTime();
        try {
            asking(() -> new BulkRequest(bulk).send(client)).forEach(item -> look(item, rejected));
        } finally {
            bulks.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }

    private void look(BulkResponseItem item, List<Rejected> rejected) {
        ErrorCause error = Objects.requireNonNull(item.error());
        if (item.status() == Asking.CONFLICT) {
            return; // the index knows better already
        }
        if (!Rejected.isOfTheDocument(item.status(), error)) {
            String reason = "The index " + item.index() + " takes nothing now: " + BulkRequest.reason(error);
            throw item.status() == Asking.NOT_FOUND
                    ? new IndexGoneException(reason)
                    : new ViewsUnavailableException(reason, null);
        }
        failures.increment();
        rejected.add(Rejected.of(
                item.index(), String.valueOf(item.id()), String.valueOf(error.type()), BulkRequest.reason(error)));
    }
}
