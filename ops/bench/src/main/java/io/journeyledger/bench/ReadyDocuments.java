package io.journeyledger.bench;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.rebuild.Rebuild;
import io.journeyledger.projections.rebuild.RebuildRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * The documents of a view as a rebuild made them, to be written again by the same writer in the same bulks: what a
 * rebuild costs that has nothing to read and to fold. They stand in a file, so that they take no memory from what is
 * measured.
 */
final class ReadyDocuments {

    private static final int CONNECTIONS = 2;

    private final Workbench bench;
    private final View view;
    private final Path file;
    private long documents;

    ReadyDocuments(Workbench bench, Scratch scratch, View view) {
        this.bench = bench;
        this.view = view;
        this.file = scratch.file("ready-" + view.label() + ".bulks");
    }

    long count() {
        return documents;
    }

    /** Rebuilds, and the first time keeps what is written. */
    Rebuild recordOnce(RebuildRequest request) throws Exception {
        if (documents > 0) {
            return bench.rebuild(request, bench.writer());
        }
        try (Recorder recorder = new Recorder()) {
            return bench.rebuild(request, recorder);
        }
    }

    /** Writes them into a new index, until they can be searched. */
    double seconds() throws Exception {
        return seconds(bench.writer()::write);
    }

    /** The same by the bulk of Elasticsearch's own client, which is given the documents as bytes. */
    double secondsOfClient() throws Exception {
        return seconds(this::writeByClient);
    }

    private void writeByClient(List<Operation> bulk) {
        try {
            BulkResponse answer = bench.client()
                    .bulk(request -> request.operations(
                            bulk.stream().map(ReadyDocuments::ofClient).toList()));
            if (answer.errors()) {
                throw new IllegalStateException("Elasticsearch refused documents of a bulk: " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BulkOperation ofClient(Operation operation) {
        byte[] source = Objects.requireNonNull(operation.source(), operation.id());
        return BulkOperation.of(one -> one.index(index -> index.index(operation.index())
                .id(operation.id())
                .version(operation.version())
                .versionType(VersionType.ExternalGte)
                .document(BinaryData.of(source, ContentType.APPLICATION_JSON))));
    }

    private double seconds(Consumer<List<Operation>> writing) throws Exception {
        String index = view.sideIndex("ready");
        ViewIndices indices = bench.indices();
        indices.delete(index);
        long begun = System.nanoTime();
        indices.createForFilling(view, index, Mark.live("bench", Instant.now()));
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
                ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> sent = new ArrayList<>();
            for (long left = documents; left > 0; ) {
                List<Operation> bulk = read(in, index);
                left -= bulk.size();
                if (sent.size() >= CONNECTIONS) {
                    sent.removeFirst().get(); // no more bulks in memory than on their way, and one of each to come
                }
                sent.add(connections.submit(() -> writing.accept(bulk)));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
        indices.settle(view, index);
        return Run.secondsSince(begun);
    }

    private static List<Operation> read(DataInputStream in, String index) throws IOException {
        int size = in.readInt();
        List<Operation> bulk = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            bulk.add(new Operation(index, in.readUTF(), in.readLong(), in.readNBytes(in.readInt())));
        }
        return bulk;
    }

    private final class Recorder extends ViewWriter implements AutoCloseable {

        private final DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));

        Recorder() throws IOException {
            super(bench.client(), new SimpleMeterRegistry());
        }

        @Override
        public void write(List<Operation> operations) {
            super.write(operations);
            try {
                keep(operations);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private synchronized void keep(List<Operation> operations) throws IOException {
            out.writeInt(operations.size());
            for (Operation operation : operations) {
                byte[] source = operation.source();
                if (source == null) {
                    throw new IllegalStateException("A rebuild deletes nothing, and this one did: " + operation.id());
                }
                out.writeUTF(operation.id());
                out.writeLong(operation.version());
                out.writeInt(source.length);
                out.write(source);
            }
            documents += operations.size();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
