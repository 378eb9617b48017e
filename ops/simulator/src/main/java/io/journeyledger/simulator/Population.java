package io.journeyledger.simulator;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** All customers of a simulation, met one after the other; from then on their lives run side by side. */
final class Population implements Iterator<String> {

    /** More customers are met early than late, so that many journeys are long. */
    private static final double EARLINESS = 1.3;

    private final Simulation simulation;
    private final Company company;
    private final long start;
    private final long span;

    Population(Simulation simulation) {
        this.simulation = simulation;
        span = Duration.ofDays(simulation.days()).toSeconds();
        long end = simulation.until().getEpochSecond();
        start = end - span;
        company = new Company(new Agenda(start, end), tag(simulation.seed()), simulation.rush() ? new Rush(end) : null);
        planCustomer(0);
    }

    @Override
    public boolean hasNext() {
        boolean more = true;
        while (company.outbox().isEmpty() && more) {
            more = company.agenda().step();
        }
        return !company.outbox().isEmpty();
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return company.outbox().remove();
    }

    /** Customers are numbered in the order in which they are met, so only the next one needs planning. */
    private void planCustomer(int customer) {
        if (customer == simulation.customers()) {
            return;
        }
        Dice dice = new Dice(Dice.mix(simulation.seed(), customer));
        double place = (customer + dice.uniform()) / simulation.customers();
        long met = start + (long) (StrictMath.pow(place, EARLINESS) * span);
        company.agenda().at(met, () -> {
            new Life(company, customer, simulation.chinese(customer), dice).begin();
            planCustomer(customer + 1);
        });
    }

    /** Four digits that keep the ids of one seed apart from those of another. */
    private static int tag(long seed) {
        return (int) Math.floorMod(Dice.mix(seed, -2), 10_000L);
    }
}
