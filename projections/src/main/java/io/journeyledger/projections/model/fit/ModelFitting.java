package io.journeyledger.projections.model.fit;

import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.fold.Buyer;
import io.journeyledger.projections.model.BgNbd;
import io.journeyledger.projections.model.Quintiles;
import io.journeyledger.projections.policy.ModelsPolicy;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.policyfile.InvalidPolicyException;
import io.journeyledger.projections.replay.FutureTimeException;
import io.journeyledger.projections.replay.Stories;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Estimates the models from the ledger and writes them into a policy. Changes nothing. Safe for use by many threads.
 */
public final class ModelFitting {

    private static final int DIGITS = 6;
    private static final int MOST_REPEATS = 7;
    private static final int MOST_UNTOLD = 100;

    private final Stories stories;
    private final Policy policy;
    private final String yaml;
    private final InstantSource clock;

    /** @param yaml the text of the policy */
    public ModelFitting(Stories stories, Policy policy, String yaml, InstantSource clock) {
        this.stories = stories;
        this.policy = policy;
        this.yaml = yaml;
        this.clock = clock;
    }

    /**
     * Estimates from all purchases that occurred until a day. One pass over the ledger, then seconds of search.
     *
     * @param until the last day that counts, in the policy's time zone
     * @throws CannotFitException when the purchases do not tell the parameters, or the policy's text cannot be changed;
     *     the message says what would help
     * @throws FutureTimeException when the day lies in the future
     * @throws org.springframework.dao.DataAccessException when the ledger cannot be read
     */
    public Fitted fit(LocalDate until) {
        ModelsPolicy models = policy.models();
        LocalDate now = LocalDate.ofInstant(clock.instant(), models.zone());
        if (until.isAfter(now)) {
            // The time without purchases would be taken for silence.
            throw new FutureTimeException("until", until, "take " + now + " or a day before it");
        }
        Buyers read = Buyers.of(stories, models, until);
        try {
            return fit(until, models, read);
        } catch (CannotFitException e) {
            throw read.leftOut() == 0 ? e : new CannotFitException(e.getMessage() + leftOut(read));
        }
    }

    /** Too few may be left, which is mended elsewhere. */
    private static String leftOut(Buyers read) {
        return ". Left out: " + read.leftOut() + (read.leftOut() == 1 ? " journey" : " journeys")
                + " because of events that cannot be told, such as "
                + read.untold().getFirst().eventId()
                + " (ops/ledger letters)";
    }

    private Fitted fit(LocalDate until, ModelsPolicy models, Buyers read) {
        Collection<Buyer> buyers = read.customers();
        BgNbdFit buying = BgNbdFit.of(buyers);
        GammaGammaFit spending = GammaGammaFit.of(buyers);
        Fitted.Rfm rfm = rfm(buyers);
        String text = changed(values(until, buying, spending, models.spend(), rfm));
        String version = version(text);
        return new Fitted(
                until,
                buying.customers(),
                buying.repeaters(),
                read.leftOut(),
                read.untold().stream().limit(MOST_UNTOLD).toList(),
                new Fitted.Purchases(
                        rounded(buying.model().r()),
                        rounded(buying.model().alpha()),
                        rounded(buying.model().a()),
                        rounded(buying.model().b()),
                        buying.logLikelihood(),
                        frequencies(buying.model(), buyers)),
                new Fitted.Spend(
                        models.spend().currency(),
                        rounded(spending.model().p()),
                        rounded(spending.model().q()),
                        rounded(spending.model().gamma()),
                        spending.logLikelihood(),
                        spending.repeaters()),
                rfm,
                version,
                text);
    }

    /** @throws CannotFitException when an estimate lies, to the digits that are written, where no policy may */
    private static String version(String text) {
        try {
            return PolicyFile.parse(text.getBytes(StandardCharsets.UTF_8), "the fitted policy")
                    .version();
        } catch (InvalidPolicyException e) {
            throw new CannotFitException("What was estimated makes no policy: " + e.getMessage()
                    + ". Take a longer time of purchases or more customers");
        }
    }

    private String changed(Map<String, String> values) {
        try {
            return PolicyText.with(yaml, values);
        } catch (IllegalArgumentException e) {
            throw new CannotFitException(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> values(
            LocalDate until, BgNbdFit buying, GammaGammaFit spending, ModelsPolicy.Spend old, Fitted.Rfm rfm) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("models.fittedUntil", until.toString());
        values.put(
                "models.purchases.source",
                "\"Fitted to the purchases of " + buying.customers() + " customers (" + buying.repeaters()
                        + " of whom bought again) until " + until + ", log-likelihood "
                        + BigDecimal.valueOf(buying.logLikelihood()).setScale(2, RoundingMode.HALF_EVEN) + "\"");
        values.put("models.purchases.r", plain(buying.model().r()));
        values.put("models.purchases.alpha", plain(buying.model().alpha()));
        values.put("models.purchases.a", plain(buying.model().a()));
        values.put("models.purchases.b", plain(buying.model().b()));
        values.put(
                "models.spend.source",
                "\"Fitted to the amounts of " + spending.repeaters() + " customers in " + old.currency() + " until "
                        + until + "\"");
        values.put("models.spend.p", plain(spending.model().p()));
        values.put("models.spend.q", plain(spending.model().q()));
        values.put("models.spend.gamma", plain(spending.model().gamma()));
        values.put("models.rfm.recencyDays", list(rfm.recencyDays()));
        values.put("models.rfm.frequency", list(rfm.frequency()));
        values.put("models.rfm.monetary", list(rfm.monetary()));
        return values;
    }

    /** Of those who have classes: whose purchases are worth nobody knows what has none. */
    static Fitted.Rfm rfm(Collection<Buyer> customers) {
        List<Buyer> classed =
                customers.stream().filter(buyer -> buyer.monetary() != null).toList();
        return new Fitted.Rfm(
                quintiles(classed, buyer -> (double) buyer.ageDays() - buyer.lastDays()),
                quintiles(classed, Buyer::orders),
                quintiles(classed, buyer -> Objects.requireNonNull(buyer.monetary())));
    }

    private static List<Double> quintiles(List<Buyer> buyers, ToDoubleFunction<Buyer> figure) {
        return Quintiles.of(buyers.stream().mapToDouble(figure).toArray()).bounds().stream()
                .map(ModelFitting::bound)
                .toList();
    }

    /** To hundredths, and never below what it was found by: who stands at a bound is in its class. */
    private static double bound(double found) {
        return BigDecimal.valueOf(found).setScale(2, RoundingMode.CEILING).doubleValue();
    }

    private static List<Fitted.Frequency> frequencies(BgNbd model, Collection<Buyer> buyers) {
        int[] actual = new int[MOST_REPEATS + 1];
        Map<Integer, Integer> ages = new TreeMap<>();
        for (Buyer buyer : buyers) {
            actual[Math.min(buyer.repeats(), MOST_REPEATS)]++;
            ages.merge(buyer.ageDays(), 1, Integer::sum);
        }
        List<Fitted.Frequency> frequencies = new ArrayList<>();
        double rest = buyers.size();
        for (int x = 0; x < MOST_REPEATS; x++) {
            double expected = 0;
            for (Map.Entry<Integer, Integer> age : ages.entrySet()) {
                expected += age.getValue() * model.probability(x, age.getKey() / 7.0);
            }
            rest -= expected;
            frequencies.add(new Fitted.Frequency(Integer.toString(x), actual[x], Math.round(expected * 100) / 100.0));
        }
        frequencies.add(new Fitted.Frequency(MOST_REPEATS + "+", actual[MOST_REPEATS], Math.round(rest * 100) / 100.0));
        return frequencies;
    }

    /** To the digits that are written into the policy. */
    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
    }

    private static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String list(List<Double> values) {
        return values.stream()
                .map(value -> BigDecimal.valueOf(value).stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
