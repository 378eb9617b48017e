package io.journeyledger.query.figures;

import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.query.Window;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the complaints that were lodged within a time.
 *
 * @param all all of them in one row
 * @param byRecovery by whether the customer was recovered
 * @param bySeverity by severity; {@code NONE} was not assessed
 * @param byRedress by kind of redress; one with two kinds stands in both rows, {@code NONE} had no redress
 * @param byAnswer by the last final answer; {@code NONE} had none
 */
public record RecoveryFigure(
        Window window,
        Group all,
        List<Group> byRecovery,
        List<Group> bySeverity,
        List<Group> byRedress,
        List<Group> byAnswer) {

    /** What became of a complaint. */
    public enum Recovery {
        /** It ended, the customer accepted the resolution, and nothing failed a second time. */
        RECOVERED,
        /** It ended, and the recovery failed, too, or the customer did not accept the resolution. */
        NOT_RECOVERED,
        /** It ended, and what the customer thinks of it is not known. */
        UNKNOWN,
        /** It has not ended. */
        OPEN
    }

    /**
     * @param complaints number of complaints
     * @param recovered number that are {@code RECOVERED}; so in the other three
     * @param doubleDeviations number of which the recovery failed, too, by the policy of the documents
     * @param recoveredShare recovered / (recovered + notRecovered); none where there is neither
     * @param judged number of complaints that have a recovery score
     * @param recoveryScore mean of the recovery scores, 0 to 100; none where there is none
     * @param scores by instrument, what customers answered before the failure and after the recovery
     */
    public record Group(
            String group,
            long complaints,
            long recovered,
            long notRecovered,
            long unknown,
            long open,
            long doubleDeviations,
            @Nullable Double recoveredShare,
            long judged,
            @Nullable Double recoveryScore,
            Map<Instrument, Change> scores) {}

    /**
     * Of complaints with an answer on this scale both before and after.
     *
     * @param answers number of these complaints
     * @param before mean of the last answers before they were lodged
     * @param after mean of the first answers after they ended
     * @param regained number of which the answer after is at least as good
     * @param better number of which it is better than if nothing had failed: the service recovery paradox (McCollough
     *     and Bharadwaj 1992)
     */
    public record Change(long answers, double before, double after, long regained, long better) {}

    /** Counts the complaints of one group. */
    static final class Tally {

        private static final int TENTHS = 10;

        private final Map<Recovery, Long> recoveries = new EnumMap<>(Recovery.class);
        private final Map<Instrument, long[]> scores = new EnumMap<>(Instrument.class);
        private long complaints;
        private long doubleDeviations;
        private long judged;
        /** Sum of the scores in tenths, in which they are given: whole, so it does not depend on the order. */
        private long judgements;

        void add(Recovery recovery, boolean doubleDeviation, @Nullable Double recoveryScore) {
            complaints++;
            recoveries.merge(recovery, 1L, Long::sum);
            doubleDeviations += doubleDeviation ? 1 : 0;
            if (recoveryScore != null) {
                judged++;
                judgements += Math.round(recoveryScore * TENTHS);
            }
        }

        void add(Instrument instrument, int before, int after) {
            long[] sums = scores.computeIfAbsent(instrument, _ -> new long[5]);
            int gain = instrument == Instrument.CES_1 ? before - after : after - before;
            sums[0]++;
            sums[1] += before;
            sums[2] += after;
            sums[3] += gain >= 0 ? 1 : 0;
            sums[4] += gain > 0 ? 1 : 0;
        }

        Group group(String name) {
            long recovered = recoveries.getOrDefault(Recovery.RECOVERED, 0L);
            long not = recoveries.getOrDefault(Recovery.NOT_RECOVERED, 0L);
            Map<Instrument, Change> changes = new EnumMap<>(Instrument.class);
            scores.forEach((instrument, sums) -> changes.put(
                    instrument,
                    new Change(sums[0], (double) sums[1] / sums[0], (double) sums[2] / sums[0], sums[3], sums[4])));
            return new Group(
                    name,
                    complaints,
                    recovered,
                    not,
                    recoveries.getOrDefault(Recovery.UNKNOWN, 0L),
                    recoveries.getOrDefault(Recovery.OPEN, 0L),
                    doubleDeviations,
                    recovered + not == 0 ? null : (double) recovered / (recovered + not),
                    judged,
                    judged == 0 ? null : (double) judgements / (TENTHS * judged),
                    changes);
        }
    }
}
