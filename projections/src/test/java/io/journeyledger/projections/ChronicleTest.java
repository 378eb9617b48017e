package io.journeyledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.IdentityEvent.JourneysSplit;
import io.journeyledger.ledger.Recorded;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChronicleTest {

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 25, 54})
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void goes_on_when_every_journey_is_merged_or_erased(long seed) {
        assertThat(Chronicle.of(seed, 6, 500))
                .hasSizeBetween(500, 501)
                .allMatch(event -> !event.recordedAt().isAfter(Chronicle.END));
    }

    /** The seeds of the laws: without such events they would prove nothing of them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 21, 22, 23, 24, 31, 32})
    void goes_on_with_what_was_begun_in_journeys_that_are_merged_away(long seed) {
        assertThat(Chronicle.carriedOn(Chronicle.of(seed, 8, 400))).hasSizeGreaterThan(5);
    }

    @Test
    void tells_of_all_that_can_go_on_there_and_of_splits_after_it() {
        List<List<Recorded>> ledgers = LongStream.rangeClosed(1, 6)
                .mapToObj(seed -> Chronicle.of(seed, 10, 400))
                .toList();

        assertThat(ledgers)
                .flatMap(Chronicle::carriedOn)
                .extracting(recorded -> EventType.of(recorded.event()).family())
                .contains(Family.COMPLAINT, Family.CONTACT, Family.PURCHASE);
        assertThat(ledgers)
                .anyMatch(ledger -> Chronicle.carriedOn(ledger).stream()
                        .anyMatch(one -> ledger.stream()
                                .anyMatch(later -> later.position() > one.position()
                                        && later.event() instanceof JourneysSplit split
                                        && split.released().equals(one.journey()))));
    }

    /** Those of which laws are proven, and those of which the version of the views is held by a sum. */
    private static Stream<List<List<Recorded>>> ledgersOfLaws() {
        return Stream.of(
                ledgers(LongStream.of(1, 2, 3, 4, 5, 6, 21, 22, 23, 24, 31, 32), 8, 400),
                ledgers(LongStream.of(601, 602, 603), 20, 1_000));
    }

    private static List<List<Recorded>> ledgers(LongStream seeds, int journeys, int events) {
        return seeds.mapToObj(seed -> Chronicle.of(seed, journeys, events)).toList();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("ledgersOfLaws")
    void tells_of_every_type_of_event_again_and_again(List<List<Recorded>> ledgers) {
        Map<EventType, Long> told = ledgers.stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(recorded -> EventType.of(recorded.event()), Collectors.counting()));

        assertThat(EventType.values())
                .allSatisfy(type -> assertThat(told.getOrDefault(type, 0L))
                        .as(type.storedName())
                        .isGreaterThanOrEqualTo(4));
    }

    @Test
    void the_same_seed_makes_the_same_ledger() {
        assertThat(Chronicle.of(13, 6, 500)).isEqualTo(Chronicle.of(13, 6, 500)).isNotEqualTo(Chronicle.of(14, 6, 500));
    }
}
