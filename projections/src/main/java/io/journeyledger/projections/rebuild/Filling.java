package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Fold;
import io.journeyledger.projections.fold.Folds;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.Pause;
import io.journeyledger.projections.index.Tally;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.replay.Culprit;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Makes the documents of stories and writes each once into a new index, in bulks sized by bytes. */
final class Filling {

    private static final int BULK_BYTES = 6 * 1024 * 1024;

    /** How often a bulk is tried again while Elasticsearch does not answer: over two minutes. */
    private static final int ATTEMPTS = 30;

    private final Map<View, Shelf> shelves = new EnumMap<>(View.class);
    private final Reading reading;
    private final ViewWriter writer;
    private final Progress progress;

    /** An index and what was written to it. */
    private record Shelf(Fold<?> fold, String index, LongAdder documents, LongAdder positions) {}

    /** @param indices where the documents of each view go; views without one are not made */
    Filling(Map<View, String> indices, Reading reading, ViewWriter writer, Progress progress) {
        this.reading = reading;
        this.writer = writer;
        this.progress = progress;
        indices.forEach(
                (view, index) -> shelves.put(view, new Shelf(Folds.of(view), index, new LongAdder(), new LongAdder())));
    }

    /** Whether any of the documents depends on where events came from. */
    boolean readsProvenance() {
        return shelves.values().stream().anyMatch(shelf -> shelf.fold().readsProvenance());
    }

    PopulationPass.Listener listener() {
        return new Bulk();
    }

    /** What was written, by index. */
    Map<String, Tally> written() {
        Map<String, Tally> written = new TreeMap<>();
        shelves.values()
                .forEach(shelf -> written.put(
                        shelf.index(),
                        new Tally(shelf.documents().sum(), shelf.positions().sum())));
        return written;
    }

    /** One thread's documents on their way. */
    private final class Bulk implements PopulationPass.Listener {

        private final List<Operation> operations = new ArrayList<>();
        private long bytes;

        @Override
        public void hear(Story story) {
            Map<Shelf, List<Document>> made = new LinkedHashMap<>();
            try {
                shelves.values().forEach(shelf -> made.put(shelf, make(shelf.fold(), story)));
            } catch (RuntimeException e) {
                throw Culprit.of(story, reading, e);
            }
            made.forEach((shelf, documents) -> put(shelf, documents, story));
            if (bytes >= BULK_BYTES) {
                send();
            }
        }

        @Override
        public void end() {
            if (!operations.isEmpty()) {
                send();
            }
        }

        private <S> List<Document> make(Fold<S> fold, Story story) {
            return fold.documents(fold.foldInOrder(story.standing(), story.events()), reading);
        }

        private void put(Shelf shelf, List<Document> made, Story story) {
            for (Document document : made) {
                // The same versions as the live projection's: whichever writes later wins where it knows more.
                long version = shelf.fold().remembers() ? story.position() : document.position();
                Operation operation = Operation.put(shelf.index(), document, version);
                operations.add(operation);
                bytes += operation.bytes();
                shelf.positions().add(document.position());
            }
            shelf.documents().add(made.size());
        }

        private void send() {
            for (int attempt = 1; ; attempt++) {
                try {
                    writer.write(operations);
                    break;
                } catch (ViewsUnavailableException e) {
                    if (attempt == ATTEMPTS || progress.cancelled()) {
                        throw e;
                    }
                    Pause.of(Duration.ofMillis(Math.min(5_000, 100L << Math.min(attempt, 6))));
                }
            }
            progress.wrote(operations.size());
            operations.clear();
            bytes = 0;
        }
    }
}
