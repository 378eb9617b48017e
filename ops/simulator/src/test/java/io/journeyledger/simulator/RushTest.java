package io.journeyledger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent.ComplaintLodged;
import io.journeyledger.ledger.ComplaintState;
import io.journeyledger.ledger.Complaints.Complaint;
import io.journeyledger.ledger.JourneyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo, as it ends on each day of a week: offices are closed on two of them. */
class RushTest {

    private static final Instant MONDAY = Instant.parse("2026-11-02T00:00:00Z");

    static Stream<Instant> days() {
        return IntStream.range(0, 7).mapToObj(day -> MONDAY.plus(Duration.ofDays(day)));
    }

    @ParameterizedTest
    @MethodSource("days")
    void endsWithADeskThatHasWorkOfEverySort(Instant until) throws ReflectiveOperationException {
        StrictLedger ledger = new StrictLedger(until);
        Map<String, ComplaintLodged> lodged = new HashMap<>();
        for (String line : new Simulation(400, 1, 730, until, 0.2, true).lines().toList()) {
            EntryDecoder.Decoded entry = EntryDecoder.decode(line);
            ledger.take(entry);
            JourneyEvent fact = entry.fact();
            if (fact instanceof ComplaintLodged complaint) {
                lodged.put(complaint.complaintId(), complaint);
            }
        }

        assertThat(ledger.refusals()).isEmpty();
        Map<String, Complaint> open = new HashMap<>();
        ledger.journeys()
                .values()
                .forEach(journey -> open.putAll(journey.complaints().byId()));
        open.values().removeIf(complaint -> !complaint.state().isOpen());
        Set<String> untouched = open.entrySet().stream()
                .filter(complaint -> complaint.getValue().state() == ComplaintState.LODGED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(open).hasSizeBetween(15, 45);
        assertThat(open.values())
                .extracting(Complaint::state)
                .contains(ComplaintState.LODGED, ComplaintState.ACKNOWLEDGED);
        assertThat(open.values()).extracting(Complaint::paused).contains(true);
        lodged.keySet().retainAll(open.keySet());
        assertThat(lodged.values().stream().map(ComplaintLodged::issue).distinct())
                .hasSizeGreaterThan(2);
        assertThat(lodged.values().stream().map(ComplaintLodged::channel).distinct())
                .hasSizeGreaterThan(4);
        // Five days are the term within which a complaint is to be acknowledged.
        assertThat(lodged.values())
                .as("not acknowledged, and to be today")
                .anyMatch(complaint -> untouched.contains(complaint.complaintId())
                        && !"priority".equals(complaint.regime())
                        && !complaint.occurredAt().isBefore(until.minus(Duration.ofDays(5)))
                        && complaint.occurredAt().isBefore(until.minus(Duration.ofDays(4))));
        assertThat(ledger.journeys().values().stream()
                        .flatMap(journey -> journey.promises().open().values().stream())
                        .filter(stillOpen -> stillOpen)
                        .count())
                .isGreaterThan(15);
    }
}
