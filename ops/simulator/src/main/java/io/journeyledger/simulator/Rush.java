package io.journeyledger.simulator;

/**
 * The last weeks of a company that sold more than it could handle: it asks its customers for consent, holds a sale,
 * bills some of it twice, its carrier falls behind, and its complaint desk has more to do than hands. So the end of the
 * simulation is the middle of a working day.
 */
final class Rush {

    /** Days before the end. */
    private static final double CONSENT_ASKED = 45;

    private static final double SALE = 24;

    private static final double SALE_LASTS = 7;

    /** How much longer than usual the desk takes for each step. */
    private static final double BACKLOG = 2.4;

    private final long end;

    /** @param end of the simulation, in epoch seconds */
    Rush(long end) {
        this.end = end;
    }

    /** Lets the customer live through what has not happened yet. */
    void reach(Life life) {
        plan(life, CONSENT_ASKED, () -> life.acquaintance.consentAgain());
        plan(life, SALE, () -> {
            if (life.dice.chance(life.hasOrdered() ? 0.26 : 0.5) && life.buying.tempted()) {
                after(life);
            }
        });
    }

    boolean isOn(long now) {
        return now >= before(SALE);
    }

    /** How much longer than usual a step of the desk takes that is planned now. */
    double slowness(long now) {
        return isOn(now) ? BACKLOG : 1;
    }

    /** Whether the carrier holds up what is being looked into. */
    boolean waitsForCarrier(String issue, Dice dice) {
        return (issue.equals("delivery") || issue.equals("damage")) && dice.chance(0.85);
    }

    private void after(Life life) {
        if (life.dice.chance(0.12)) {
            life.within(1, 12, () -> life.complaining.lodge("billing"));
        }
        if (life.dice.chance(0.46)) {
            life.within(12, 18, () -> {
                life.contacts.askInVain("delivery");
                if (life.dice.chance(0.5)) {
                    life.within(0.1, 6, () -> life.complaining.lodge("delivery", "delivery", "promise", "damage"));
                }
            });
        }
    }

    private void plan(Life life, double days, Runnable step) {
        long at = before(days);
        if (at > life.agenda.now()) {
            double from = (at - life.agenda.now()) / (double) Calendar.DAY;
            life.within(from, from + SALE_LASTS, step);
        }
    }

    private long before(double days) {
        return end - (long) (days * Calendar.DAY);
    }
}
