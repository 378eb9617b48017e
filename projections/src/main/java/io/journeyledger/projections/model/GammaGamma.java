package io.journeyledger.projections.model;

/**
 * The Gamma-Gamma model of what customers spend. What a customer spends varies around a mean of one's own by a gamma
 * distribution with shape p; its rate differs between customers by a gamma distribution (shape q, rate gamma). How much
 * is spent is taken to be independent of how often.
 *
 * <p>A customer is told by {@code x}, the number of amounts, and their mean. As Fader and Hardie do, the first purchase
 * is left out: the amounts are those of the days on which something was bought again.
 *
 * <p>Source: Fader and Hardie (2013), The Gamma-Gamma model of monetary value, www.brucehardie.com/notes/025.
 *
 * @param p shape of a customer's amounts, greater than 0
 * @param q shape of the customers' rates, greater than 1: otherwise the population has no mean
 * @param gamma rate of the customers' rates in units of currency, greater than 0
 */
public record GammaGamma(double p, double q, double gamma) {

    /** @throws IllegalArgumentException when a parameter is outside its range, naming it */
    public GammaGamma {
        Numbers.positive("p", p);
        Numbers.positive("gamma", gamma);
        if (!(q > 1) || Double.isInfinite(q)) {
            throw new IllegalArgumentException("q is " + q + ", and must be greater than 1");
        }
    }

    /**
     * The mean amount expected of a customer: between the population's mean and the customer's own, the nearer to the
     * latter the more amounts there are (the note's equation 5).
     *
     * @param x number of amounts, at least 0
     * @param meanSpend their mean in units of currency, at least 0; without meaning when x is 0
     * @return in units of currency, greater than 0
     * @throws IllegalArgumentException when a number is negative
     */
    public double expectedSpend(int x, double meanSpend) {
        if (x == 0) {
            return p * gamma / (q - 1);
        }
        Numbers.atLeastZero("x", x);
        Numbers.atLeastZero("meanSpend", meanSpend);
        return p * (gamma + x * meanSpend) / (p * x + q - 1);
    }

    /**
     * How likely such a mean is, as a logarithm (the note's equation 1a).
     *
     * @param x number of amounts, at least 1
     * @param meanSpend greater than 0: the model has no place for those who never paid
     * @throws IllegalArgumentException when a number is outside its range
     */
    public double logLikelihood(int x, double meanSpend) {
        Numbers.positive("x", x);
        Numbers.positive("meanSpend", meanSpend);
        double px = p * x;
        return LogGamma.of(px + q)
                - LogGamma.of(px)
                - LogGamma.of(q)
                + q * Math.log(gamma)
                + (px - 1) * Math.log(meanSpend)
                + px * Math.log(x)
                - (px + q) * Math.log(gamma + x * meanSpend);
    }
}
