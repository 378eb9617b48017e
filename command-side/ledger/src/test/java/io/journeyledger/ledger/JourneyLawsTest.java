package io.journeyledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for every history, tried on random ones: facts in any order, most of them refused. */
class JourneyLawsTest {

    private static final Instant NOW = Samples.AT.plusSeconds(60);
    private static final Duration SKEW = Duration.ZERO;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void whateverIsProposedTheInvariantsHold(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<JourneyEvent> proposals = Samples.all();
        Journey journey = Journey.unknown(new JourneyId("J1")).evolve(proposals.getFirst());
        List<JourneyEvent> history = new ArrayList<>(List.of(proposals.getFirst()));

        for (int i = 0; i < 2_000; i++) {
            JourneyEvent proposed = proposals.get(random.nextInt(proposals.size()));
            if (proposed instanceof IdentityEvent) {
                continue;
            }
            Decision decision = journey.decide(proposed, NOW, SKEW);
            assertThat(journey.decide(proposed, NOW, SKEW))
                    .as("deciding is a function")
                    .isEqualTo(decision);
            if (decision instanceof Decision.Accepted(JourneyEvent event)) {
                journey = journey.evolve(event);
                history.add(event);
            }
            Loyalty points = journey.loyalty();
            assertThat(points.balance()).isNotNegative();
            assertThat(points.earned())
                    .isEqualTo(points.redeemed() + points.expired() + points.reversed() + points.balance());
            journey.purchases()
                    .orders()
                    .values()
                    .forEach(order -> assertThat(order.returned())
                            .isLessThanOrEqualTo(order.paid().amount()));
            journey.complaints()
                    .byId()
                    .values()
                    .forEach(complaint -> assertThat(
                                    !complaint.paused() || complaint.state().isOpen())
                            .as("only the clock of an open complaint is paused")
                            .isTrue());
        }

        Journey replayed = Journey.unknown(new JourneyId("J1"));
        for (JourneyEvent event : history) {
            replayed = replayed.evolve(event);
        }
        assertThat(replayed).as("a replay gives the same state").isEqualTo(journey);
        assertThat(history).hasSizeGreaterThan(50);
    }
}
