package io.journeyledger.projections.rehearsal;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.replay.FutureTimeException;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.run.InvalidOrderException;
import io.journeyledger.projections.run.Runs;
import io.journeyledger.store.reading.LedgerReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Rehearsals on demand, one at a time in the order in which they were asked for. Safe for use by many threads. */
public final class Rehearsals implements AutoCloseable {

    private final LedgerReader ledger;
    private final PopulationPass pass;
    private final Policies policies;
    private final InstantSource clock;
    private final Runs<Rehearsal> runs;

    public Rehearsals(LedgerReader ledger, PopulationPass pass, Policies policies, InstantSource clock) {
        this.ledger = ledger;
        this.pass = pass;
        this.policies = policies;
        this.clock = clock;
        this.runs = new Runs<>("rehearsal", clock);
    }

    /**
     * Queues a rehearsal and returns at once.
     *
     * @throws InvalidOrderException when a policy is not known
     * @throws FutureTimeException when a time lies in the future
     */
    public Rehearsal begin(RehearsalRequest request) {
        RehearsalRequest named = new RehearsalRequest(named("from", request.from()), named("to", request.to()));
        Instant now = clock.instant();
        named.from().asOf(now); // refuses what is still to come, before anything is queued
        named.to().asOf(now);
        return runs.begin((id, begunAt) -> new Rehearsal(id, named, begunAt), this::run);
    }

    /**
     * Whether both readings are the same, so that nothing can change; who asks for that meant something else.
     *
     * @throws InvalidOrderException when a policy is not known
     */
    public boolean comparesTheSame(RehearsalRequest request) {
        return named("from", request.from()).equals(named("to", request.to()));
    }

    /** Every rehearsal this process knows of, the latest first. */
    public List<Rehearsal> all() {
        return runs.all();
    }

    public Optional<Rehearsal> find(String id) {
        return runs.find(id);
    }

    /**
     * Tells no more of a rehearsal that is over.
     *
     * @return whether it is over; of others nothing happens
     */
    public boolean forget(Rehearsal rehearsal) {
        return runs.forget(rehearsal);
    }

    @Override
    public void close() {
        runs.close();
    }

    private Side named(String reading, Side side) {
        String version = side.policy() == null ? policies.current().version() : side.policy();
        if (policies.find(version).isEmpty()) {
            throw new InvalidOrderException(
                    reading + ".policy",
                    "No policy " + version + " is known; add its file first (POST /api/v1/policies)");
        }
        return new Side(version, side.recordedUntil(), side.occurredUntil());
    }

    private void run(Rehearsal rehearsal) {
        Instant now = clock.instant();
        Sight from = sight(rehearsal.request().from(), now);
        Sight to = sight(rehearsal.request().to(), now);
        rehearsal.expect(ledger.count());
        pass.withoutParking()
                .run(
                        ledger.head(),
                        List.of(from.asOf().known(), to.asOf().known()),
                        () -> new Comparing(rehearsal, from, to),
                        rehearsal);
    }

    private Sight sight(Side side, Instant now) {
        return new Sight(policies.find(String.valueOf(side.policy())).orElseThrow(), side.asOf(now));
    }
}
