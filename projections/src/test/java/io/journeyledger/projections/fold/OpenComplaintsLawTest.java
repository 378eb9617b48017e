package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.Complaints;
import io.journeyledger.ledger.Decision;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.Journey;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.ComplaintDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who works through a list of open complaints sees each as the write side holds it, open or not and paused or not, however steps are dated. */
class OpenComplaintsLawTest {
    private static final String THE_COMPLAINT = "B1";
    private static final Instant BEGUN = at("2026-03-01");
    private static final Instant NOW = at("2026-03-31");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void what_is_open_or_paused_for_the_write_side_is_so_in_the_view(long seed) {
        Random random = new Random(seed);
        int reopened = 0;
        int resumed = 0;
        for (int history = 0; history < 400; history++) {
            JourneyEvent identified = Telling.identified("2026-03-01", Identifier.Kind.EMAIL, "ann@example.org");
            Telling told = Telling.of("J1").then(identified);
            Journey journey = Journey.unknown(new JourneyId("J1")).evolve(identified);
            List<JourneyEvent> accepted = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ComplaintEvent step = step(random, i == 0, BEGUN.plus(Duration.ofHours(4L * i + random.nextInt(24))));
                if (journey.decide(step, NOW, Duration.ZERO) instanceof Decision.Accepted(JourneyEvent event)) {
                    journey = journey.evolve(event);
                    told = told.then(event, NOW);
                    accepted.add(event);
                    reopened += event instanceof ComplaintReopened ? 1 : 0;
                    resumed += event instanceof ComplaintClockResumed ? 1 : 0;
                }
                Complaints.Complaint held =
                        Objects.requireNonNull(journey.complaints().byId().get(THE_COMPLAINT));
                ComplaintDocument seen = told.complaint("2026-04-01");
                assertThat(seen.open())
                        .as("%s", accepted)
                        .isEqualTo(held.state().isOpen());
                assertThat(seen.paused()).as("%s", accepted).isEqualTo(held.paused());
            }
        }
        assertThat(reopened).isGreaterThan(200);
        assertThat(resumed).isGreaterThan(50);
    }

    /** Any step that changes whether the complaint is open or paused, and one that changes nothing. */
    private static ComplaintEvent step(Random random, boolean first, Instant when) {
        List<ComplaintEvent> steps = List.of(
                new ComplaintLodged(when, THE_COMPLAINT, null, null, null, null, null, null, null, null, null, null),
                new ComplaintAcknowledged(when, THE_COMPLAINT, null, null),
                new ComplaintAssigned(when, THE_COMPLAINT, "amy", null),
                new ComplaintClockPaused(when, THE_COMPLAINT, PauseReason.WAITING_FOR_CUSTOMER),
                new ComplaintClockPaused(when, THE_COMPLAINT, PauseReason.LEGAL_PROCEEDINGS),
                new ComplaintClockResumed(when, THE_COMPLAINT),
                new ComplaintClockResumed(when, THE_COMPLAINT),
                new ComplaintClockResumed(when, THE_COMPLAINT),
                new ComplaintAnswered(when, THE_COMPLAINT, Answer.REJECTED, null, null),
                new ComplaintResolved(when, THE_COMPLAINT, false, null, null),
                new ComplaintReopened(when, THE_COMPLAINT, null),
                new ComplaintReopened(when, THE_COMPLAINT, null),
                new ComplaintReferred(when, THE_COMPLAINT, "ombudsman", null),
                new ComplaintWithdrawn(when, THE_COMPLAINT, null),
                new ComplaintClosed(when, THE_COMPLAINT));
        return steps.get(first ? 0 : random.nextInt(steps.size()));
    }
}
