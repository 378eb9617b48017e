package io.journeyledger.projections.model;

/**
 * The BG/NBD model of customers who buy without a contract, and leave without saying so. While alive a customer buys as
 * a Poisson process, at a rate that differs between customers by a gamma distribution (shape r, rate alpha); after each
 * purchase the customer leaves with a probability that differs by a beta distribution (a, b).
 *
 * <p>A customer is told by three numbers: {@code x}, how many times something was bought again after the first time
 * (days with purchases, less one); {@code tx}, the age at the last purchase; {@code age}, the age now. Both ages count
 * from the first purchase, in the unit in which the parameters were estimated; here weeks.
 *
 * <p>Source: Fader, Hardie and Lee (2005), "Counting your customers" the easy way: an alternative to the Pareto/NBD
 * model, Marketing Science 24(2), 275-284. All methods are exact to about ten digits for x to 10,000 and ages to 1,000
 * weeks.
 *
 * @param r shape of the purchase rates, greater than 0
 * @param alpha rate of the purchase rates in weeks, greater than 0; r / alpha is the mean number of purchases a week
 * @param a first shape of the chance to leave, greater than 0
 * @param b second shape of the chance to leave, greater than 0; a / (a + b) is the mean chance
 */
public record BgNbd(double r, double alpha, double a, double b) {

    /** @throws IllegalArgumentException when a parameter is not a positive number, naming it */
    public BgNbd {
        Numbers.positive("r", r);
        Numbers.positive("alpha", alpha);
        Numbers.positive("a", a);
        Numbers.positive("b", b);
    }

    /**
     * How likely it is, as a logarithm, that a customer buys as this one did (the paper's equation 6, in logarithms).
     *
     * @param x at least 0
     * @param tx age at the last purchase in weeks; 0 when x is 0
     * @param age in weeks, at least {@code tx}
     * @throws IllegalArgumentException when the numbers tell no customer
     */
    public double logLikelihood(int x, double tx, double age) {
        check(x, tx, age);
        double buying = LogGamma.of(r + x) - LogGamma.of(r) + r * Math.log(alpha);
        double staying = LogGamma.of(a + b) - LogGamma.of(b) + LogGamma.of(b + x) - LogGamma.of(a + b + x);
        double silent = -(r + x) * Math.log(alpha + age);
        return buying + staying + silent + softplus(logOddsOfHavingLeft(x, tx, age));
    }

    /**
     * The probability that the customer still buys. It falls while nothing is bought; who bought only once is certain
     * to be alive, since the model lets nobody leave before the second purchase.
     *
     * @return 0 to 1
     * @throws IllegalArgumentException as {@link #logLikelihood} does
     */
    public double aliveProbability(int x, double tx, double age) {
        check(x, tx, age);
        return 1 / (1 + Math.exp(logOddsOfHavingLeft(x, tx, age)));
    }

    /**
     * The age at which {@link #aliveProbability} has fallen to a threshold while nothing more is bought.
     *
     * @param threshold greater than 0 and at most 1
     * @return in weeks, at least {@code tx}; infinite when it never falls so far
     */
    public double ageWhenLess(int x, double tx, double threshold) {
        check(x, tx, tx);
        if (x == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double odds = Math.log1p(-threshold) - Math.log(threshold);
        double silence = (odds - Math.log(a) + Math.log(b + x - 1)) / (r + x);
        return Math.max(tx, tx + (alpha + tx) * Math.expm1(silence));
    }

    /**
     * How many more purchases are expected of a customer of whom this is known.
     *
     * @param horizon how far ahead in weeks, at least 0
     * @return at least 0
     * @throws IllegalArgumentException as {@link #logLikelihood} does, or when the horizon is negative
     */
    public double expectedPurchases(int x, double tx, double age, double horizon) {
        Numbers.atLeastZero("horizon", horizon);
        return aliveProbability(x, tx, age) * expectedWhileAlive(x, age, horizon);
    }

    /**
     * The same as {@link #expectedPurchases}, each purchase weighed by {@code exp(-rate * weeks from now)}. Exact to
     * six digits while rate times horizon is below 1, and to three while it is below 10.
     *
     * @param rate continuous rate of discount a week, at least 0
     */
    public double discountedPurchases(int x, double tx, double age, double horizon, double rate) {
        Numbers.atLeastZero("horizon", horizon);
        Numbers.atLeastZero("rate", rate);
        double alive = aliveProbability(x, tx, age);
        double atEnd = Math.exp(-rate * horizon) * expectedWhileAlive(x, age, horizon);
        if (rate == 0 || horizon == 0) {
            return alive * atEnd;
        }
        // By parts: the weighed sum is the weighed end and the integral of the count so far. Over the logarithm of time
        // the
        // count is so smooth that few nodes will do.
        double scale = alpha + age;
        double length = Math.log1p(horizon / scale);
        double integral = 0;
        for (int i = 0; i < Legendre.NODES.length; i++) {
            double logTime = length * Legendre.NODES[i];
            double weeks = scale * Math.expm1(logTime);
            integral +=
                    Legendre.WEIGHTS[i] * Math.exp(-rate * weeks) * expectedWhileAlive(x, age, weeks) * (scale + weeks);
        }
        return alive * (atEnd + rate * length * integral);
    }

    /**
     * The probability of {@code x} purchases after the first one within a time (the paper's equation 8).
     *
     * @param x at least 0
     * @param weeks from the first purchase, at least 0
     */
    public double probability(int x, double weeks) {
        check(x, 0, weeks);
        double success = weeks / (alpha + weeks);
        double logTerm = r * -Math.log1p(weeks / alpha);
        double fewer = 0;
        for (int j = 0; j < x; j++) {
            fewer += Math.exp(logTerm);
            logTerm += Math.log((r + j) / (j + 1) * success);
        }
        double staying = Math.exp(LogGamma.of(a + b) - LogGamma.of(b) + LogGamma.of(b + x) - LogGamma.of(a + b + x));
        double alive = staying * Math.exp(logTerm);
        return x == 0 ? alive : alive + staying * a / (b + x - 1) * Math.max(0, 1 - fewer);
    }

    /**
     * Expected purchases within a time of a customer who is alive.
     *
     * <p>The paper has a Gaussian hypergeometric function here, which loses all digits near a = 1 and for long
     * silences. The same number is a sum without a difference in it: the count of purchases that somebody would make
     * who never leaves is negative binomial, and the j-th of them is made if the customer stayed after each of the j
     * before, which has the probability (b+x)_j / (a+b+x)_j. The sum begins at the most frequent count and divides by
     * the sum of the weights, so neither gamma functions nor underflow come in.
     */
    private double expectedWhileAlive(int x, double age, double horizon) {
        if (horizon == 0) {
            return 0;
        }
        double shape = r + x;
        double odds = horizon / (alpha + age);
        double success = odds / (1 + odds);
        double stay = b + x;
        double all = a + b + x;

        // Up to the most frequent count: how many of so many are made, and whether the next is.
        int mode = shape <= 1 ? 0 : (int) Math.min((shape - 1) * odds, MOST_TERMS);
        double next = 1;
        double made = 0;
        for (int k = 0; k < mode; k++) {
            made += next;
            next *= (stay + k) / (all + k);
        }
        double sum = made;
        double weights = 1;

        double weight = 1;
        double madeAbove = made;
        double nextAbove = next;
        for (int k = mode; k < MOST_TERMS; k++) {
            double ratio = (shape + k) / (k + 1) * success;
            weight *= ratio;
            madeAbove += nextAbove;
            nextAbove *= (stay + k) / (all + k);
            sum += weight * madeAbove;
            weights += weight;
            double slowest = Math.max(ratio, success);
            if (slowest < 1 && weight * (madeAbove + nextAbove / (1 - slowest)) < NOTHING * sum * (1 - slowest)) {
                break;
            }
        }
        weight = 1;
        for (int k = mode - 1; k > 0; k--) {
            weight *= (k + 1) / ((shape + k) * success);
            next *= (all + k) / (stay + k);
            made -= next;
            sum += weight * made;
            weights += weight;
            if (weight * made * k < NOTHING * sum) {
                return sum / weights;
            }
        }
        if (mode > 0) {
            weights += weight / (shape * success); // of no purchase at all
        }
        return sum / weights;
    }

    /** Sums are exact to about this part of them. */
    private static final double NOTHING = 1e-15;

    /** A bound for numbers no customer has, such as ten thousand purchases in a day. */
    private static final int MOST_TERMS = 20_000_000;

    /** Minus infinity for those who bought once. */
    private double logOddsOfHavingLeft(int x, double tx, double age) {
        return x == 0
                ? Double.NEGATIVE_INFINITY
                : Math.log(a) - Math.log(b + x - 1) + (r + x) * Math.log1p((age - tx) / (alpha + tx));
    }

    /** log(1 + exp(y)) */
    private static double softplus(double y) {
        return y > 0 ? y + Math.log1p(Math.exp(-y)) : Math.log1p(Math.exp(y));
    }

    private static void check(int x, double tx, double age) {
        if (x < 0 || !(tx >= 0) || !(age >= tx) || Double.isInfinite(age) || (x == 0 && tx > 0)) {
            throw new IllegalArgumentException("No customer has x = " + x + ", tx = " + tx + ", age = " + age
                    + ": x is at least 0, tx from 0 (with x = 0) to the age");
        }
    }
}
