package io.journeyledger.projections.audit;

import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Fold;
import io.journeyledger.projections.fold.Folds;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.replay.Story;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a view should hold of one journey, by the folds that the live projection uses. Used by one thread. */
final class Expected<S> {

    private final Story story;
    private final Fold<S> fold;
    private final S state;
    private final Reading reading;
    private final Map<Instant, Map<String, Document>> made = new HashMap<>();

    private Expected(Story story, Fold<S> fold, Reading reading) {
        this.story = story;
        this.fold = fold;
        this.state = fold.fold(story.standing(), story.events());
        this.reading = reading;
    }

    /** @param reading policy, texts, and the instant of the audit */
    static Expected<?> of(View view, Story story, Reading reading) {
        return of(Folds.of(view), story, reading);
    }

    /** The same with the documents as of the instant of the audit made: where that fails, it fails here. */
    static Expected<?> made(View view, Story story, Reading reading) {
        Expected<?> expected = of(view, story, reading);
        expected.now();
        return expected;
    }

    private static <S> Expected<S> of(Fold<S> fold, Story story, Reading reading) {
        return new Expected<>(story, fold, reading);
    }

    View view() {
        return fold.view();
    }

    Story story() {
        return story;
    }

    /** The documents as of the instant of the audit, by id. */
    Map<String, Document> now() {
        return at(reading.asOf());
    }

    /** The documents as of any instant, by id. */
    Map<String, Document> at(Instant asOf) {
        return made.computeIfAbsent(asOf, instant -> {
            Map<String, Document> documents = new LinkedHashMap<>();
            fold.documents(state, reading.at(instant)).forEach(document -> documents.put(document.id(), document));
            return documents;
        });
    }

    static JsonNode tree(Document document) {
        return DocumentJson.mapper().readTree(DocumentJson.write(document));
    }

    /**
     * The version that a document should have, where it has another.
     *
     * @param found the version it has
     * @param head the last position of the ledger
     */
    @Nullable
    Long rightVersion(Document document, long found, long head) {
        // A document has the position of the last event that gave cause to write it: at least of what it tells itself.
        // A merge,
        // a split, an erasure, a review or a letter has it written again with a later one, that its journey was told up
        // to.
        if (document.position() <= found && found <= head) {
            return null;
        }
        return fold.remembers() ? story.position() : document.position();
    }
}
