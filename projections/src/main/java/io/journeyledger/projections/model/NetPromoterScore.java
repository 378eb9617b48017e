package io.journeyledger.projections.model;

/**
 * The Net Promoter Score of many answers (Reichheld 2003, The one number you need to grow, Harvard Business Review
 * 81(12)).
 *
 * @param promoters number of answers from the promoters' least score up: 9 and 10
 * @param passives those between
 * @param detractors number of answers up to the detractors' greatest score: 0 to 6
 */
public record NetPromoterScore(int promoters, int passives, int detractors) {

    /** @throws IllegalArgumentException when a number is negative */
    public NetPromoterScore {
        if (promoters < 0 || passives < 0 || detractors < 0) {
            throw new IllegalArgumentException(
                    "Numbers of answers are negative: " + promoters + ", " + passives + ", " + detractors);
        }
    }

    public int answers() {
        return promoters + passives + detractors;
    }

    /**
     * Percentage of promoters less percentage of detractors of all answers, -100 to 100; not a number without answers.
     */
    public double score() {
        return 100.0 * (promoters - detractors) / answers();
    }
}
