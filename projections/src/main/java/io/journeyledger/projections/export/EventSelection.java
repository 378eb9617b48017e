package io.journeyledger.projections.export;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.portable.Part;
import io.journeyledger.store.reading.RawEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events: those that fit everything that is said.
 *
 * @param journeys of these; none: of all
 * @param families of these; none: of all
 * @param recordedFrom recorded then or later
 * @param recordedUntil recorded by then
 * @param fromPosition from this position on
 * @param untilPosition up to this position
 */
public record EventSelection(
        Set<JourneyId> journeys,
        Set<Family> families,
        @Nullable Instant recordedFrom,
        @Nullable Instant recordedUntil,
        @Nullable Long fromPosition,
        @Nullable Long untilPosition) {

    /** Everything. */
    public static final EventSelection ALL = new EventSelection(Set.of(), Set.of(), null, null, null, null);

    public EventSelection {
        journeys = Set.copyOf(journeys);
        families = Set.copyOf(families);
    }

    boolean takes(RawEvent event, EventCodec codec) {
        return takesJourney(event.journey())
                && (recordedFrom == null || event.recordedMillis() >= recordedFrom.toEpochMilli())
                && (recordedUntil == null || event.recordedMillis() <= recordedUntil.toEpochMilli())
                && (families.isEmpty() || isOfFamily(event, codec));
    }

    boolean takesJourney(String journey) {
        return journeys.isEmpty() || journeys.contains(new JourneyId(journey));
    }

    /** An event that this program does not know belongs to no family. */
    private boolean isOfFamily(RawEvent event, EventCodec codec) {
        try {
            EventType type = codec.typeOf(event);
            return families.contains(type.family());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The position after which it begins. */
    long after() {
        return fromPosition == null ? 0 : fromPosition - 1;
    }

    /** The last position that it can have. */
    long upTo(long head) {
        return untilPosition == null ? head : Math.min(untilPosition, head);
    }

    Part part() {
        return new Part(
                sorted(journeys),
                sorted(families),
                recordedFrom == null ? null : recordedFrom.toString(),
                recordedUntil == null ? null : recordedUntil.toString(),
                fromPosition,
                untilPosition);
    }

    private static java.util.List<String> sorted(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().toList();
    }
}
