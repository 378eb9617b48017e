package io.journeyledger.projections.rebuild;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Fold;
import io.journeyledger.projections.fold.Folds;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.DocumentRejectedException;
import io.journeyledger.projections.index.IndexGoneException;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.Pause;
import io.journeyledger.projections.index.Tally;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.replay.Culprit;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Story;
import io.journeyledger.projections.replay.UnfoldableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes the documents of stories and writes each once into a new index, in bulks sized by bytes. Where the index
 * refuses one, the event that spoilt it is parked and its journey told up to there.
 */
final class Filling {

    private static final int BULK_BYTES = 6 * 1024 * 1024;

    /** How often a bulk is tried again while Elasticsearch does not answer: over two minutes. */
    private static final int ATTEMPTS = 30;

    /** Journeys of a bulk of which it refuses documents: where there are more it is the index that is at fault. */
    private static final int MOST_REFUSED = 10;

    private final Map<View, Shelf> shelves = new EnumMap<>(View.class);
    private final Reading reading;
    private final ViewWriter writer;
    private final Progress progress;
    private final RefusedDocuments refusals;

    /** An index and what was written to it. */
    record Shelf(Fold<?> fold, String index, LongAdder documents, LongAdder positions) {}

    /**
     * @param indices where the documents of each view go; views without one are not made
     * @param again tells a journey once more, without what is parked by now
     * @param park what is to be done about an event on account of which an index refuses a document
     */
    Filling(
            Map<View, String> indices,
            Reading reading,
            ViewWriter writer,
            Progress progress,
            Function<JourneyId, Story> again,
            Consumer<UnfoldableException> park) {
        this.refusals = new RefusedDocuments(this, again, park);
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

    /** A document and how it is written. */
    record Made(Shelf shelf, Document document, Operation operation) {}

    /** @param version of the documents that are made of all that is known of a journey: its last position */
    List<Made> make(Story story, long version) {
        List<Made> made = new ArrayList<>();
        try {
            for (Shelf shelf : shelves.values()) {
                for (Document document : documents(shelf.fold(), story)) {
                    // The same versions as the live projection's: whichever writes later wins where it knows more.
                    long known = shelf.fold().remembers() ? version : document.position();
                    made.add(new Made(shelf, document, Operation.put(shelf.index(), document, known)));
                }
            }
        } catch (RuntimeException e) {
            throw Culprit.of(story, reading, e);
        }
        return made;
    }

    private <S> List<Document> documents(Fold<S> fold, Story story) {
        return fold.documents(fold.foldInOrder(story.standing(), story.events()), reading);
    }

    /** @param times how often more they are in the index */
    void count(List<Made> made, int times) {
        for (Made one : made) {
            one.shelf().documents().add(times);
            one.shelf().positions().add(times * one.document().position());
        }
    }

    /** Waits for Elasticsearch for a while. */
    void write(List<Operation> operations) {
        for (int attempt = 1; ; attempt++) {
            try {
                writer.write(operations);
                return;
            } catch (IndexGoneException e) {
                throw e; // by another process, which fills one of its own, or by somebody who did not want it
            } catch (ViewsUnavailableException e) {
                if (attempt == ATTEMPTS || progress.cancelled()) {
                    throw e;
                }
                Pause.of(Duration.ofMillis(Math.min(5_000, 100L << Math.min(attempt, 6))));
            }
        }
    }

    static List<Operation> operations(List<Made> made) {
        return made.stream().map(Made::operation).toList();
    }

    /** One thread's documents on their way. */
    private final class Bulk implements PopulationPass.Listener {

        private final List<Operation> operations = new ArrayList<>();

        /** Of which each of them is made. Their stories would keep all events of a bulk in memory. */
        private final List<JourneyId> journeys = new ArrayList<>();

        private long bytes;

        @Override
        public void hear(Story story) {
            List<Made> made = make(story, story.position());
            count(made, 1);
            for (Made one : made) {
                operations.add(one.operation());
                journeys.add(story.standing().journey());
                bytes += one.operation().bytes();
            }
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

        private void send() {
            try {
                write(operations);
            } catch (DocumentRejectedException e) {
                Set<JourneyId> refused = refused(e);
                if (refused.size() > MOST_REFUSED) {
                    throw e;
                }
                refused.forEach(refusals::tellWhatIsTaken);
            }
            progress.wrote(operations.size());
            operations.clear();
            journeys.clear();
            bytes = 0;
        }

        private Set<JourneyId> refused(DocumentRejectedException e) {
            Set<JourneyId> refused = new LinkedHashSet<>();
            for (int i = 0; i < journeys.size(); i++) {
                Operation operation = operations.get(i);
                if (e.rejected().stream().anyMatch(rejected -> rejected.isMadeBy(operation))) {
                    refused.add(journeys.get(i));
                }
            }
            return refused;
        }
    }
}
