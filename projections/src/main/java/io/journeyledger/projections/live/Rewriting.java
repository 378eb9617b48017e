package io.journeyledger.projections.live;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Fold;
import io.journeyledger.projections.fold.Folds;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.fold.Standing;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.replay.Story;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the operations of a batch or a part of it, one a document. Used by one thread at a time. */
final class Rewriting {

    private static final Logger LOG = LoggerFactory.getLogger(Rewriting.class);

    private record Key(View view, String id) {}

    private final Reading reading;
    private final long upTo;
    private final Map<Key, Operation> operations = new LinkedHashMap<>();

    Rewriting(Reading reading, long upTo) {
        this.reading = reading;
        this.upTo = upTo;
    }

    List<Operation> operations() {
        return List.copyOf(operations.values());
    }

    /** Takes over what another one collected, over what is here. */
    void add(Rewriting other) {
        operations.putAll(other.operations);
    }

    /** The same of documents of which nothing is here. */
    void addMissing(Rewriting other) {
        other.operations.forEach(operations::putIfAbsent);
    }

    /** The documents of the folds that remember. */
    void put(Folded folded) {
        put(folded, folded.position());
    }

    /** @param version not below one that the documents may have */
    void put(Folded folded, long version) {
        folded.documents(reading, (view, document) -> put(view, document, version));
    }

    /** Of these documents, those that are not as they were before; what is no more is deleted. */
    void update(Folded before, Folded after) {
        after.updates(before, reading, (view, update) -> {
            update.documents().forEach(document -> put(view, document, after.position()));
            update.withdrawn()
                    .forEach(id -> operations.put(new Key(view, id), Operation.delete(view, id, after.position())));
        });
    }

    /** The documents that new events make by themselves. */
    void tell(Standing standing, List<Recorded> news) {
        for (Fold<?> fold : Folds.all()) {
            if (!fold.remembers()) {
                documents(fold, standing, news).forEach(document -> put(fold.view(), document, document.position()));
            }
        }
    }

    /** The same for every event of a journey, over whatever was written before. */
    void retell(Story story) {
        for (Fold<?> fold : Folds.all()) {
            if (!fold.remembers()) {
                documents(fold, story.standing(), story.events()).forEach(document -> put(fold.view(), document, upTo));
            }
        }
    }

    /** Deletes documents that there were, or may have been, before and that nobody wrote now. */
    void withdraw(Collection<Folded> before, long version) {
        for (Folded then : before) {
            then.withdrawable(
                    reading.with(PersonalTexts.CLOSED).whenWritten(), (view, id) -> withdraw(view, id, version));
        }
    }

    /** Deletes documents that are there by an instant and that nobody wrote now, since there are none yet. */
    void withdrawAhead(Folded folded, Instant until, long version) {
        folded.withdrawable(reading.with(PersonalTexts.CLOSED).at(until), (view, id) -> withdraw(view, id, version));
    }

    /** The same of every document of a story that was told; of a view that cannot tell it there was none. */
    void withdraw(Story told, long version) {
        Reading closed = reading.with(PersonalTexts.CLOSED).whenWritten();
        for (Fold<?> fold : Folds.all()) {
            try {
                documents(fold, told, closed).forEach(document -> withdraw(fold.view(), document.id(), version));
            } catch (RuntimeException e) {
                LOG.debug("Of {} the view {} tells nothing", told.standing().journey(), fold.view(), e);
            }
        }
    }

    private void withdraw(View view, String id, long version) {
        operations.computeIfAbsent(new Key(view, id), _ -> Operation.delete(view, id, version));
    }

    private static <S> List<Document> documents(Fold<S> fold, Story story, Reading reading) {
        return fold.documents(fold.foldInOrder(story.standing(), story.events()), reading);
    }

    private void put(View view, Document document, long version) {
        operations.put(new Key(view, document.id()), Operation.put(view, document, version));
    }

    private <S> List<Document> documents(Fold<S> fold, Standing standing, List<Recorded> events) {
        return fold.documents(fold.fold(standing, events), reading);
    }
}
