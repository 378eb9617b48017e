package io.journeyledger.simulator;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random draws of one customer. {@link StrictMath} throughout: {@link Math} may differ between machines in the last
 * bit.
 */
final class Dice {

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private final RandomGenerator random;

    Dice(long seed) {
        random = FACTORY.create(seed);
    }

    /** A seed for one of many, unrelated to its neighbours' (the finaliser of SplitMix64). */
    static long mix(long seed, long index) {
        long z = seed + (index + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** 0 inclusive to 1 exclusive, 53 bits. */
    double uniform() {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** 0 inclusive to {@code bound} exclusive. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Both ends inclusive. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    /** Standard normal (Marsaglia's polar method). */
    double normal() {
        while (true) {
            double x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            double s = x * x + y * y;
            if (s < 1 && s > 0) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /** Gamma of scale 1 (Marsaglia and Tsang 2000; shapes under 1 by their power of a uniform). */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                if (StrictMath.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                    return d * v;
                }
            }
        }
    }

    double beta(double a, double b) {
        double x = gamma(a);
        double y = gamma(b);
        return x + y > 0 ? x / (x + y) : 0.5;
    }

    /**
     * Pareto from 1 upwards, cut off at {@code most}: activity over customers then falls as a power of the rank (Zipf).
     */
    double pareto(double shape, double most) {
        return Math.min(most, StrictMath.pow(1 - uniform(), -1 / shape));
    }

    /** An index, drawn in proportion to the weights. */
    int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int drawn = below(sum);
        int index = 0;
        while (drawn >= weights[index]) {
            drawn -= weights[index++];
        }
        return index;
    }

    String oneOf(String... choices) {
        return choices[below(choices.length)];
    }
}
