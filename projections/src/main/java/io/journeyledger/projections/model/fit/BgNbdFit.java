package io.journeyledger.projections.model.fit;

import io.journeyledger.projections.fold.Buyer;
import io.journeyledger.projections.model.BgNbd;
import io.journeyledger.projections.model.LogGamma;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The BG/NBD model that makes the purchases of a population most likely.
 *
 * @param logLikelihood of all customers at these parameters, in weeks
 * @param customers number of customers it was estimated from
 * @param repeaters those of them who bought on more than one day
 */
record BgNbdFit(BgNbd model, double logLikelihood, int customers, int repeaters) {

    /** Four parameters are not to be had from less. */
    public static final int FEWEST_REPEATERS = 20;

    private static final double DAYS_A_WEEK = 7;

    /**
     * Estimates the parameters.
     *
     * @throws CannotFitException when too few bought again, or the purchases do not tell the parameters
     */
    public static BgNbdFit of(Collection<Buyer> buyers) {
        int repeaters =
                (int) buyers.stream().filter(buyer -> buyer.repeats() > 0).count();
        if (repeaters < FEWEST_REPEATERS) {
            throw new CannotFitException("Of " + buyers.size() + " customers " + repeaters
                    + " bought on more than one day; the model of purchases needs at least " + FEWEST_REPEATERS
                    + ". Take a later --until, or import more purchases");
        }
        Histories histories = Histories.of(buyers);
        double meanAge = buyers.stream().mapToInt(Buyer::ageDays).average().orElseThrow() / DAYS_A_WEEK;
        MostLikely.Found found = MostLikely.of(histories::logLikelihood, starts(Math.max(meanAge, 1)));
        double[] best = found.parameters();
        if (found.isFarOut()) {
            throw new CannotFitException("The purchases of " + buyers.size() + " customers (" + repeaters
                    + " of whom bought again) do not tell how customers differ or when they leave: the likelihood still"
                    + " grows at r=" + best[0] + ", alpha=" + best[1] + ", a=" + best[2] + ", b=" + best[3]
                    + ". Take a longer time of purchases or more customers");
        }
        return new BgNbdFit(new BgNbd(best[0], best[1], best[2], best[3]), found.value(), buyers.size(), repeaters);
    }

    /** Rates of a purchase in a tenth, a half and the whole of the mean age; few and many who leave. */
    private static List<double[]> starts(double meanAge) {
        List<double[]> starts = new ArrayList<>();
        for (double alpha : new double[] {0.1, 0.5, 1}) {
            starts.add(new double[] {0.5, alpha * meanAge, 0.5, 2});
            starts.add(new double[] {1, alpha * meanAge, 1, 10});
        }
        return starts;
    }

    /** Equal histories counted together, by the number of purchases: most of the likelihood depends on that alone. */
    private record Histories(List<Group> groups) {

        @SuppressWarnings("ArrayRecordComponent") // read in the innermost loop
        private record Group(int x, double customers, double[] lastWeeks, double[] ageWeeks, double[] counts) {}

        static Histories of(Collection<Buyer> buyers) {
            Map<Integer, Map<Long, Integer>> counted = new TreeMap<>();
            for (Buyer buyer : buyers) {
                long ages = ((long) buyer.lastDays() << Integer.SIZE) | buyer.ageDays();
                counted.computeIfAbsent(buyer.repeats(), _ -> new TreeMap<>()).merge(ages, 1, Integer::sum);
            }
            List<Group> groups = new ArrayList<>();
            counted.forEach((x, ages) -> groups.add(new Group(
                    x,
                    ages.values().stream().mapToDouble(Integer::doubleValue).sum(),
                    ages.keySet().stream()
                            .mapToDouble(days -> (int) (days >> Integer.SIZE) / DAYS_A_WEEK)
                            .toArray(),
                    ages.keySet().stream()
                            .mapToDouble(days -> days.intValue() / DAYS_A_WEEK)
                            .toArray(),
                    ages.values().stream().mapToDouble(Integer::doubleValue).toArray())));
            return new Histories(groups);
        }

        /** The sum of {@link BgNbd#logLikelihood}, with what customers have in common taken out of the loop. */
        double logLikelihood(double[] parameters) {
            double r = parameters[0];
            double alpha = parameters[1];
            double a = parameters[2];
            double b = parameters[3];
            double everybody = r * Math.log(alpha) - LogGamma.of(r) + LogGamma.of(a + b) - LogGamma.of(b);
            double sum = 0;
            for (Group group : groups) {
                int x = group.x();
                sum += group.customers()
                        * (everybody + LogGamma.of(r + x) + LogGamma.of(b + x) - LogGamma.of(a + b + x));
                double left = x == 0 ? 0 : Math.log(a) - Math.log(b + x - 1);
                for (int i = 0; i < group.counts().length; i++) {
                    double now = Math.log(alpha + group.ageWeeks()[i]);
                    double customer = -(r + x) * now;
                    if (x > 0) {
                        double odds = left + (r + x) * (now - Math.log(alpha + group.lastWeeks()[i]));
                        customer += odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds));
                    }
                    sum += group.counts()[i] * customer;
                }
            }
            return sum;
        }
    }
}
