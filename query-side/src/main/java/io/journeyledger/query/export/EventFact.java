package io.journeyledger.query.export;

import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.TimelineDocument.Journey;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that tools for process mining get to know of an event besides its name, its time, who acted and what it is
 * about: what the timeline knows of it, without a word of personal text.
 *
 * @param value none where the event says nothing of it; a date as {@link java.time.Instant}
 */
record EventFact(String name, MiningType type, Function<TimelineDocument, @Nullable Object> value) {

    static final List<EventFact> ALL = List.of(
            fact("eventId", MiningType.STRING, TimelineDocument::id),
            fact("recordedAt", MiningType.TIME, event -> event.event().created()),
            said("family", MiningType.STRING, Journey::family),
            said("late", MiningType.BOOLEAN, Journey::late),
            fact("outcome", MiningType.STRING, event -> event.event().outcome()),
            said("channel", MiningType.STRING, Journey::channel),
            said("direction", MiningType.STRING, Journey::direction),
            said("product", MiningType.STRING, Journey::product),
            said("amount", MiningType.FLOAT, Journey::amount),
            said("currency", MiningType.STRING, Journey::currency),
            said("points", MiningType.INTEGER, Journey::points),
            said("instrument", MiningType.STRING, Journey::instrument),
            said("score", MiningType.INTEGER, Journey::score),
            said("contactId", MiningType.STRING, Journey::contactId),
            said("promiseId", MiningType.STRING, Journey::promiseId),
            said("source", MiningType.STRING, Journey::source));

    private static EventFact fact(String name, MiningType type, Function<TimelineDocument, @Nullable Object> value) {
        return new EventFact(name, type, value);
    }

    private static EventFact said(String name, MiningType type, Function<Journey, @Nullable Object> value) {
        return fact(name, type, event -> value.apply(event.journey()));
    }

    /** As both formats write it; none where the event says nothing of it. */
    @Nullable
    String text(TimelineDocument event) {
        Object said = value.apply(event);
        return said == null ? null : MiningType.text(said);
    }
}
