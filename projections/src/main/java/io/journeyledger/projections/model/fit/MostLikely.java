package io.journeyledger.projections.model.fit;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Finds the positive parameters at which a log-likelihood is greatest: Nelder and Mead's simplex on the logarithms of
 * the parameters, from several starts, and again from where it ended, since a simplex can collapse before it is there.
 */
final class MostLikely {

    private static final double FIRST_STEP = 0.7;
    private static final double LATER_STEP = 0.2;
    private static final int MOST_EVALUATIONS = 4_000;
    private static final int MOST_RESTARTS = 12;
    /** A restart that gains less than this has arrived. */
    private static final double ARRIVED = 1e-8;
    /** Parameters beyond exp(-14) and exp(14), about one millionth and one million, are taken for zero and infinity. */
    private static final double FARTHEST = 14;

    private final ToDoubleFunction<double[]> logLikelihood;
    private final SimplexOptimizer rough = new SimplexOptimizer(1e-7, 1e-4);
    private final SimplexOptimizer fine = new SimplexOptimizer(1e-13, 1e-10);

    private MostLikely(ToDoubleFunction<double[]> logLikelihood) {
        this.logLikelihood = logLikelihood;
    }

    /** @param value of the log-likelihood at the parameters */
    @SuppressWarnings("ArrayRecordComponent") // lives as long as the fit
    record Found(double[] parameters, double value) {

        /** Whether a parameter ran away to nothing or to infinity: the data do not tell it. */
        boolean isFarOut() {
            for (double parameter : parameters) {
                if (Math.abs(Math.log(parameter)) > FARTHEST - 1) {
                    return true;
                }
            }
            return false;
        }
    }

    /** @param starts parameters to start from, at least one */
    static Found of(ToDoubleFunction<double[]> logLikelihood, List<double[]> starts) {
        MostLikely search = new MostLikely(logLikelihood);
        Found best = null;
        for (double[] start : starts) {
            Found found = search.from(search.rough, start, FIRST_STEP);
            if (best == null || found.value() > best.value()) {
                best = found;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("A search needs a start");
        }
        for (int i = 0; i < MOST_RESTARTS; i++) {
            Found better = search.from(search.fine, best.parameters(), LATER_STEP);
            double gain = better.value() - best.value();
            best = gain > 0 ? better : best;
            if (gain < ARRIVED) {
                break;
            }
        }
        return best;
    }

    private Found from(SimplexOptimizer optimizer, double[] start, double step) {
        double[] logs = start.clone();
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(logs[i]);
        }
        double[] last = logs.clone();
        double[] value = {at(logs)};
        try {
            PointValuePair end = optimizer.optimize(
                    new MaxEval(MOST_EVALUATIONS),
                    new ObjectiveFunction(point -> {
                        double here = at(point);
                        if (here > value[0]) {
                            value[0] = here;
                            System.arraycopy(point, 0, last, 0, last.length);
                        }
                        return here;
                    }),
                    GoalType.MAXIMIZE,
                    new InitialGuess(logs),
                    new NelderMeadSimplex(logs.length, step));
            return new Found(exp(end.getPoint()), end.getValue());
        } catch (MathIllegalStateException _) {
            // Too many evaluations: a restart from the best so far goes on.
            return new Found(exp(last), value[0]);
        }
    }

    private double at(double[] logs) {
        for (double log : logs) {
            if (Math.abs(log) > FARTHEST) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        double value = logLikelihood.applyAsDouble(exp(logs));
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    private static double[] exp(double[] logs) {
        double[] parameters = logs.clone();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = Math.exp(parameters[i]);
        }
        return parameters;
    }
}
