package io.journeyledger.projections.model.fit;

import io.journeyledger.projections.fold.Buyer;
import io.journeyledger.projections.model.GammaGamma;
import io.journeyledger.projections.model.LogGamma;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Gamma-Gamma model that makes what a population spends most likely.
 *
 * @param logLikelihood of all repeaters at these parameters, constant terms included
 * @param repeaters number of customers it was estimated from: those who paid on a day after the first
 */
record GammaGammaFit(GammaGamma model, double logLikelihood, int repeaters) {

    /** Three parameters are not to be had from less. */
    public static final int FEWEST_REPEATERS = 20;

    /**
     * Estimates the parameters. Who paid nothing is left out: the model has no place for nothing.
     *
     * @throws CannotFitException when too few paid again, or what they spend does not tell the parameters
     */
    public static GammaGammaFit of(Collection<Buyer> buyers) {
        List<Buyer> payers = buyers.stream()
                .filter(buyer -> buyer.amounts() > 0 && buyer.meanSpend() > 0)
                .toList();
        if (payers.size() < FEWEST_REPEATERS) {
            throw new CannotFitException("Of " + buyers.size() + " customers " + payers.size()
                    + " paid on a day after the first, in a currency of which the policy knows the worth;"
                    + " the model of spending needs at least " + FEWEST_REPEATERS
                    + ". Take a later --until, import more purchases, or name the currency in models.currencies");
        }
        Amounts amounts = Amounts.of(payers);
        double mean = payers.stream().mapToDouble(Buyer::meanSpend).average().orElseThrow();
        List<double[]> starts =
                List.of(new double[] {1, 1, mean}, new double[] {5, 2, mean / 2}, new double[] {10, 5, mean / 2});
        MostLikely.Found found = MostLikely.of(amounts::logLikelihood, starts);
        double[] best = found.parameters();
        if (found.isFarOut()) {
            throw new CannotFitException("What " + payers.size()
                    + " customers spend does not tell how they differ: the likelihood still grows at p=" + best[0]
                    + ", q=" + (1 + best[1]) + ", gamma=" + best[2]
                    + ". Take a longer time of purchases or more customers");
        }
        return new GammaGammaFit(new GammaGamma(best[0], 1 + best[1], best[2]), found.value(), payers.size());
    }

    /** The amounts by how many there are. */
    private record Amounts(List<Group> groups) {

        @SuppressWarnings("ArrayRecordComponent") // read in the innermost loop
        private record Group(int x, double[] means, double sumOfLogs) {}

        static Amounts of(Collection<Buyer> payers) {
            Map<Integer, List<Double>> means = new TreeMap<>();
            payers.forEach(buyer -> means.computeIfAbsent(buyer.amounts(), _ -> new ArrayList<>())
                    .add(buyer.meanSpend()));
            List<Group> groups = new ArrayList<>();
            means.forEach((x, all) -> groups.add(new Group(
                    x,
                    all.stream().mapToDouble(Double::doubleValue).toArray(),
                    all.stream().mapToDouble(Math::log).sum())));
            return new Amounts(groups);
        }

        /**
         * The sum of {@link GammaGamma#logLikelihood}, with what customers have in common taken out of the loop.
         *
         * @param parameters p, q less 1, gamma: so the population always has a mean
         */
        double logLikelihood(double[] parameters) {
            double p = parameters[0];
            double q = 1 + parameters[1];
            double gamma = parameters[2];
            double everybody = q * Math.log(gamma) - LogGamma.of(q);
            double sum = 0;
            for (Group group : groups) {
                double px = p * group.x();
                sum += group.means().length
                        * (everybody + LogGamma.of(px + q) - LogGamma.of(px) + px * Math.log(group.x()));
                sum += (px - 1) * group.sumOfLogs();
                for (double mean : group.means()) {
                    sum -= (px + q) * Math.log(gamma + group.x() * mean);
                }
            }
            return sum;
        }
    }
}
