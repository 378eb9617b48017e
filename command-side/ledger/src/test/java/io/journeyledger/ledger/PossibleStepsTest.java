package io.journeyledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent.ComplaintLodged;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PossibleStepsTest {

    @Test
    void everyKindOfStepIsPossibleAtSomeTime() {
        Set<Class<?>> possible = Arrays.stream(ComplaintState.values())
                .flatMap(state ->
                        Stream.concat(PossibleSteps.of(state, false).stream(), PossibleSteps.of(state, true).stream()))
                .map(EventType::record)
                .collect(Collectors.toSet());

        assertThat(possible)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ComplaintEvent.class.getPermittedSubclasses())
                        .filter(kind -> kind.isRecord() && kind != ComplaintLodged.class)
                        .toList());
    }

    @Test
    void aClockIsPausedOrResumedAndNeverBoth() {
        assertThat(PossibleSteps.of(ComplaintState.ACKNOWLEDGED, false))
                .contains(EventType.COMPLAINT_CLOCK_PAUSED)
                .doesNotContain(EventType.COMPLAINT_CLOCK_RESUMED);
        assertThat(PossibleSteps.of(ComplaintState.ACKNOWLEDGED, true))
                .contains(EventType.COMPLAINT_CLOCK_RESUMED)
                .doesNotContain(EventType.COMPLAINT_CLOCK_PAUSED);
    }

    @Test
    void aClosedComplaintCanBeReopenedOrCompensated() {
        assertThat(PossibleSteps.of(ComplaintState.CLOSED, false))
                .isEqualTo(List.of(EventType.REDRESS_GIVEN, EventType.COMPLAINT_REOPENED));
    }
}
