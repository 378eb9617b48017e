package io.journeyledger.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.query.Crowd;
import io.journeyledger.query.CrowdLedger;
import io.journeyledger.query.past.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of the table of features: as of a date it is what a ledger would give that ends on that date. */
class FeaturesWithoutHindsightTest {

    private static final List<Recorded> EVENTS = recordedLate(Crowd.stored().events());

    /** Before the merges, long after them, and when most has happened. */
    @ParameterizedTest
    @ValueSource(strings = {"2024-01-12T00:00:00Z", "2024-09-01T00:00:00Z", "2025-05-01T12:00:00Z"})
    void features_of_a_date_are_those_of_a_ledger_that_ends_there(Instant date) {
        List<Recorded> until = EVENTS.stream()
                .filter(event -> !event.recordedAt().isAfter(date))
                .filter(event -> !event.event().occurredAt().isAfter(date))
                .toList();

        Map<String, List<@Nullable Object>> ofTheWhole = features(EVENTS, new AsOf(date, date, Crowd.END));
        Map<String, List<@Nullable Object>> ofTheCut = features(until, AsOf.now(date));

        assertThat(until).hasSizeBetween(100, EVENTS.size() - 100);
        assertThat(ofTheWhole).isEqualTo(ofTheCut).hasSizeGreaterThan(100);
    }

    private static Map<String, List<@Nullable Object>> features(List<Recorded> events, AsOf asOf) {
        Set<JourneyId> everybody = new LinkedHashSet<>();
        EVENTS.forEach(event -> everybody.add(event.journey()));
        Map<String, List<@Nullable Object>> rows = new LinkedHashMap<>();
        new CrowdLedger(events)
                .replay()
                .documents(everybody, asOf, Crowd.POLICY, Set.of(View.CUSTOMERS), false)
                .filter(told -> !told.bySpeaker())
                .map(told -> new Past(asOf, Crowd.POLICY.version(), told.documents()).customer())
                .forEach(customer -> rows.put(customer.orElseThrow().id(), row(customer.orElseThrow())));
        return rows;
    }

    private static List<@Nullable Object> row(CustomerDocument customer) {
        List<@Nullable Object> row = new ArrayList<>();
        Feature.ALL.forEach(feature -> row.add(feature.value().apply(customer)));
        return row;
    }

    /** Up to three weeks after they occurred; and in the end some customers are forgotten. */
    private static List<Recorded> recordedLate(List<Recorded> events) {
        List<Recorded> late = new ArrayList<>();
        for (Recorded event : events) {
            Duration delay = Duration.ofDays(event.position() * 7 % 22);
            late.add(new Recorded(
                    event.position(),
                    event.journey(),
                    event.sequence(),
                    event.event().occurredAt().plus(delay),
                    event.event(),
                    event.provenance()));
        }
        long position = events.size();
        for (Recorded event : events) {
            if (event.sequence() == 0 && event.position() % 9 == 0) {
                late.add(new Recorded(
                        ++position,
                        event.journey(),
                        9_999,
                        Crowd.END,
                        new PersonalDataErased(Crowd.END, "asked for"),
                        event.provenance()));
            }
        }
        return late;
    }
}
