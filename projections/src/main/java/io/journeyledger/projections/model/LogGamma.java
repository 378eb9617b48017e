package io.journeyledger.projections.model;

/** The natural logarithm of the gamma function, which overflows a double from 172 on while its logarithm never does. */
public final class LogGamma {

    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    /** From here on the asymptotic series below is exact to double precision. */
    private static final double LARGE = 10;

    private LogGamma() {}

    /**
     * By Stirling's series (Abramowitz and Stegun 1964, 6.1.41), small arguments by the recurrence first. The absolute
     * error is below 1e-14 up to 100, the relative error below 1e-15 above.
     *
     * @param z greater than 0
     */
    public static double of(double z) {
        if (z >= LARGE) {
            return stirling(z);
        }
        double product = 1;
        double shifted = z;
        while (shifted < LARGE) {
            product *= shifted;
            shifted++;
        }
        return stirling(shifted) - Math.log(product);
    }

    private static double stirling(double z) {
        double square = 1 / (z * z);
        double series = 1 / 156.0;
        series = series * square - 691 / 360360.0;
        series = series * square + 1 / 1188.0;
        series = series * square - 1 / 1680.0;
        series = series * square + 1 / 1260.0;
        series = series * square - 1 / 360.0;
        series = series * square + 1 / 12.0;
        return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series / z;
    }
}
