package io.journeyledger.query.past;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.fold.SatisfactionLine;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.FutureTimeException;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.query.InvalidQuestionException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Journeys as of any instant and under any policy, folded from the ledger when they are asked for. */
@Component
public final class Pasts {

    private final JourneyReplay replay;
    private final Policies policies;
    private final InstantSource clock;
    private final Timer replays;

    public Pasts(JourneyReplay replay, Policies policies, InstantSource clock, MeterRegistry meters) {
        this.replay = replay;
        this.policies = policies;
        this.clock = clock;
        this.replays = Timer.builder("journey.replay")
                .description("Time to fold a journey from the ledger as of an instant")
                .publishPercentileHistogram()
                .register(meters);
    }

    /**
     * @param recordedUntil only what was recorded by then was known; none: everything is
     * @param occurredUntil only what occurred by then had happened; none: everything has
     * @param policy version of a policy; none: the one of the program
     * @throws InvalidQuestionException when there is no such policy
     * @throws FutureTimeException when one of the times is still to come
     */
    public Past of(
            JourneyId journey,
            @Nullable Instant recordedUntil,
            @Nullable Instant occurredUntil,
            @Nullable String policy) {
        Policy by = policy(policies, policy);
        AsOf asOf = new AsOf(recordedUntil, occurredUntil, clock.instant());
        return new Past(
                asOf, by.version(), Objects.requireNonNull(replays.record(() -> replay.documents(journey, asOf, by))));
    }

    /**
     * How satisfied the customer was up to then.
     *
     * @param policy version of a policy; none: the one of the program
     * @throws InvalidQuestionException when there is no such policy
     */
    public SatisfactionLine satisfaction(JourneyId journey, AsOf asOf, @Nullable String policy) {
        return replay.satisfaction(journey, asOf, policy(policies, policy));
    }

    /**
     * @param version none: the policy of the program
     * @throws InvalidQuestionException when there is no such policy
     */
    public static Policy policy(Policies policies, @Nullable String version) {
        return version == null || version.isBlank()
                ? policies.current()
                : policies.find(version)
                        .orElseThrow(() -> new InvalidQuestionException(
                                "policy",
                                version,
                                "no policy of that version is known; GET /api/v1/policies lists them"));
    }
}
