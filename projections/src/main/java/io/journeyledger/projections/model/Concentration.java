package io.journeyledger.projections.model;

import java.util.Arrays;

/** How unevenly something is spread over a population: revenue over customers, complaints over products. */
public final class Concentration {

    private final double[] ascending;
    /** Sums of the first 0, 1, 2, ... values. */
    private final double[] sums;

    private Concentration(double[] ascending) {
        this.ascending = ascending;
        this.sums = new double[ascending.length + 1];
        for (int i = 0; i < ascending.length; i++) {
            sums[i + 1] = sums[i] + ascending[i];
        }
    }

    /**
     * @param values one for each member, in any order, none negative; not changed
     * @throws IllegalArgumentException when a value is negative or not a number
     */
    public static Concentration of(double... values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        if (ascending.length > 0 && (!(ascending[0] >= 0) || Double.isNaN(ascending[ascending.length - 1]))) {
            throw new IllegalArgumentException("Concentration needs values from 0 upwards; the least is " + ascending[0]
                    + ". Leave such members out");
        }
        return new Concentration(ascending);
    }

    public int members() {
        return ascending.length;
    }

    public double total() {
        return sums[ascending.length];
    }

    /**
     * The Gini coefficient, G = 2 sum(i x_i) / (n sum(x)) - (n + 1) / n with x ascending and i from 1.
     *
     * @return 0 (all alike) to 1 - 1/n (one has all); 0 where there is nothing to spread
     */
    public double gini() {
        int n = ascending.length;
        if (n == 0 || total() == 0) {
            return 0;
        }
        double weighed = 0;
        for (int i = 0; i < n; i++) {
            weighed += (i + 1) * ascending[i];
        }
        // Rounding leaves the range by a last digit.
        return Math.clamp(2 * weighed / (n * total()) - (n + 1.0) / n, 0, 1 - 1.0 / n);
    }

    /**
     * What part of all is held by the part of the members who hold most.
     *
     * @param part of the members, 0 to 1; counted up to whole members: of 2,357 the top 0.2 are 472
     * @return 0 to 1; 0 where there is nothing to spread
     * @throws IllegalArgumentException when the part is outside its range
     */
    public double shareOfTop(double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("The part of the members is " + part + ", and must be 0 to 1");
        }
        int n = ascending.length;
        // 0.3 * 10 is a little more than 3 in binary, and is to be 3.
        int top = (int) Math.ceil(part * n - 1e-9);
        return total() == 0 ? 0 : (total() - sums[n - top]) / total();
    }

    /**
     * The Lorenz curve at a point: what part of all the least wealthy part of the members holds, linear between
     * members.
     *
     * @param part of the members, 0 to 1
     * @return 0 to {@code part}
     * @throws IllegalArgumentException when the part is outside its range
     */
    public double lorenz(double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("The part of the members is " + part + ", and must be 0 to 1");
        }
        if (total() == 0) {
            return part;
        }
        double place = part * ascending.length;
        int whole = (int) Math.min(Math.floor(place), ascending.length - 1.0);
        return (sums[whole] + (place - whole) * ascending[whole]) / total();
    }
}
