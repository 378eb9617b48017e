package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;

import io.journeyledger.ledger.Decision;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.Journey;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A journey as the write side holds it, and the same as it is told. */
final class BothSides {
    /** When facts are proposed; what they tell occurred before. */
    static final Instant NOW = at("2026-03-31");

    private static final String BEGUN = "2026-03-01";

    private final List<JourneyEvent> accepted = new ArrayList<>();
    private Telling told;
    private Journey journey;

    BothSides() {
        JourneyEvent identified = Telling.identified(BEGUN, Identifier.Kind.EMAIL, "ann@example.org");
        told = Telling.of("J1").then(identified);
        journey = Journey.unknown(new JourneyId("J1")).evolve(identified);
    }

    /** Some hours after the beginning. */
    static Instant after(long hours) {
        return at(BEGUN).plus(Duration.ofHours(hours));
    }

    /** Whether it is accepted. */
    boolean take(JourneyEvent proposed) {
        if (!(journey.decide(proposed, NOW, Duration.ZERO) instanceof Decision.Accepted(JourneyEvent event))) {
            return false;
        }
        journey = journey.evolve(event);
        told = told.then(event, NOW);
        accepted.add(event);
        return true;
    }

    Journey held() {
        return journey;
    }

    Telling told() {
        return told;
    }

    @Override
    public String toString() {
        return accepted.toString();
    }
}
