package io.journeyledger.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.PurchaseEvent.ContractSigned;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody waits for what was open when a customer was erased, whatever day the erasure is dated. */
class ErasureLawTest {
    private static final String END = "2026-04-01";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothing_is_open_or_a_risk_after_an_erasure_and_clocks_stop_between_their_start_and_any_breach(long seed) {
        Random random = new Random(seed);
        int atRisk = 0;
        for (int history = 0; history < 300; history++) {
            BothSides ann = new BothSides();
            // a running contract, so that no silence is a risk
            ann.take(new ContractSigned(BothSides.after(1), "K1", "fibre", null, null));
            for (int i = 0; i < 8; i++) {
                // as far apart as clocks are long, and dated back by as much as a few of them
                ann.take(step(random, i == 0, BothSides.after(60L * i + random.nextInt(120))));
            }
            atRisk += stage(ann) == Stage.AT_RISK ? 1 : 0;

            ann.take(new PersonalDataErased(BothSides.after(random.nextInt(600)), "asked"));

            ComplaintDocument complaint = ann.told().complaint(END);
            assertThat(complaint.open()).as("%s", ann).isFalse();
            assertThat(stage(ann)).as("%s", ann).isNotEqualTo(Stage.AT_RISK);
            assertThat(complaint.clocks()).as("%s", ann).isNotEmpty().allSatisfy(clock -> {
                assertThat(clock.running()).isFalse();
                assertThat(clock.stoppedAt()).isAfterOrEqualTo(clock.startedAt());
                assertThat(clock.breachedAt() == null
                                || clock.breachedAt().isBefore(Objects.requireNonNull(clock.stoppedAt())))
                        .isTrue();
            });
        }
        assertThat(atRisk).isGreaterThan(20);
    }

    private static Stage stage(BothSides ann) {
        return Objects.requireNonNull(ann.told().customer(END).lifecycle()).stage();
    }

    private static ComplaintEvent step(Random random, boolean first, Instant when) {
        List<ComplaintEvent> steps = List.of(
                new ComplaintLodged(when, "B1", null, null, null, null, null, null, null, null, null, null),
                new ComplaintAssessed(when, "B1", Severity.GRAVE, false, false, false, null, null),
                new ComplaintAssessed(when, "B1", Severity.GRAVE, false, false, false, null, null),
                new ComplaintAssigned(when, "B1", "amy", null),
                new ComplaintAcknowledged(when, "B1", null, null),
                new ComplaintAnswered(when, "B1", Answer.REJECTED, null, null),
                new ComplaintReopened(when, "B1", null),
                new ComplaintReopened(when, "B1", null));
        return steps.get(first ? 0 : random.nextInt(steps.size()));
    }
}
