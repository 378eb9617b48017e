package io.journeyledger.projections.model;

import java.util.Collection;
import java.util.Collections;

/**
 * Who of those who came in one period was still active in later ones. Periods are counted from 0; a cohort is named by
 * the period its members came in. Used while it is filled; not for use by several threads.
 */
public final class CohortTable {

    private final long[][] active;

    /**
     * @param periods number of periods
     * @throws IllegalArgumentException when it is negative
     */
    public CohortTable(int periods) {
        if (periods < 0) {
            throw new IllegalArgumentException("There cannot be " + periods + " periods");
        }
        active = new long[periods][];
        for (int cohort = 0; cohort < periods; cohort++) {
            active[cohort] = new long[periods - cohort];
        }
    }

    /**
     * Counts one member, in the cohort of the first of these periods.
     *
     * @param periods those in which the member was active, each once however often; nothing happens when there is none
     * @throws IndexOutOfBoundsException when the table has no such period
     */
    public void add(Collection<Integer> periods) {
        if (periods.isEmpty()) {
            return;
        }
        int cohort = Collections.min(periods);
        periods.stream().distinct().forEach(period -> active[cohort][period - cohort]++);
    }

    public int periods() {
        return active.length;
    }

    /** How many came in that period. */
    public long size(int cohort) {
        return active[cohort][0];
    }

    /** @param later number of periods after the one they came in, from 0 */
    public long active(int cohort, int later) {
        return active[cohort][later];
    }

    /**
     * Distinct active members / size of the cohort, 0 to 1; 1 in the period they came in.
     *
     * @return not a number where nobody came
     */
    public double share(int cohort, int later) {
        return (double) active(cohort, later) / size(cohort);
    }
}
