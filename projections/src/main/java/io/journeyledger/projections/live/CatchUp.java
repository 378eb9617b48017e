package io.journeyledger.projections.live;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DueReviews;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Brings indices that were right at some position up to the head of the ledger, and to now, by the folds of the live
 * projection. What is written twice, here and by the live projection, is the same.
 */
public final class CatchUp {

    private final LedgerReader ledger;
    private final Storytelling storytelling;
    private final DueReviews reviews;
    private final Reviewing reviewing;
    private final ViewWriter writer;
    private final int batch;

    public CatchUp(LedgerReader ledger, Storytelling storytelling, DueReviews reviews, ViewWriter writer, int batch) {
        this.ledger = ledger;
        this.storytelling = storytelling;
        this.reviews = reviews;
        this.reviewing = new Reviewing(storytelling, writer);
        this.writer = writer;
        this.batch = batch;
    }

    /**
     * Adds what was recorded after a position. Returns at the head of the ledger as it is when nothing more is there to
     * be read.
     *
     * @param indices where the documents of each view go; views without one are left out
     * @param upTo last position to be added
     * @param claim called before each write: throws when it is not this process's turn any more, who may have been
     *     frozen since it told what it would write
     * @return the last position that is in
     */
    public long follow(Map<View, String> indices, long after, long upTo, BooleanSupplier cancelled, Runnable claim) {
        Stories stories = storytelling.stories();
        LiveFolds folds = new LiveFolds(stories, storytelling.loadKeys(), 50L * batch, 2 * batch);
        Parking parking = Parking.atOnce(stories.letters(), writer);
        parking.look();
        Map<String, String> byAlias = byAlias(indices);
        long position = after;
        while (!cancelled.getAsBoolean()) {
            List<RawEvent> events = ledger.read(position, batch).stream()
                    .takeWhile(event -> event.position() <= upTo)
                    .toList();
            if (events.isEmpty()) {
                break;
            }
            Changes changes = parking.write(
                    decode(events, parking),
                    folds,
                    storytelling.now(),
                    operations -> addressed(operations, byAlias, claim));
            if (changes != null) {
                folds.keep(changes);
            }
            position = events.getLast().position();
        }
        return position;
    }

    /**
     * Makes anew what the passing of time alone has changed: of what the sweep has done meanwhile, it did not write
     * that here, nor will it do so again.
     *
     * @param since instant for which the documents were made
     * @param upTo asked for each page: the last position that is in. What the live projection writes meanwhile may take
     *     a document away that was there a page before
     * @param claim as where it {@linkplain #follow follows}
     */
    public void review(Map<View, String> indices, Instant since, LongSupplier upTo, Runnable claim) {
        Map<String, String> byAlias = byAlias(indices);
        indices.forEach((view, index) -> {
            Instant now = storytelling.clock().instant();
            reviews.forEach(
                    view,
                    index,
                    since,
                    now,
                    due -> reviewing.review(
                            due, upTo.getAsLong(), now, operations -> addressed(operations, byAlias, claim)));
        });
    }

    private static Map<String, String> byAlias(Map<View, String> indices) {
        Map<String, String> byAlias = new HashMap<>();
        indices.forEach((view, index) -> byAlias.put(view.alias(), index));
        return byAlias;
    }

    private List<Recorded> decode(List<RawEvent> events, Parking parking) {
        while (true) {
            try {
                return storytelling.stories().decode(events);
            } catch (UnfoldableException e) {
                parking.park(e);
            }
        }
    }

    private static List<Operation> addressed(List<Operation> operations, Map<String, String> byAlias, Runnable claim) {
        claim.run();
        List<Operation> addressed = new ArrayList<>();
        for (Operation operation : operations) {
            String index = byAlias.get(operation.index());
            if (index != null) {
                addressed.add(operation.in(index));
            }
        }
        return addressed;
    }
}
