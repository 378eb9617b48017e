package io.journeyledger.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the customer says of the company when asked. */
public sealed interface FeedbackEvent extends JourneyEvent {

    /**
     * One answered question.
     *
     * @param score within the instrument's scale
     * @param subject what the question was about
     * @param reference id of the contact, order or complaint it was about; none for the relationship as a whole
     */
    record SatisfactionSurveyed(
            Instant occurredAt,
            String surveyId,
            Instrument instrument,
            int score,
            Subject subject,
            @Nullable String reference,
            @Nullable PersonalText comment)
            implements FeedbackEvent {}

    /** A question with its scale. Scores of different instruments or scale versions are never mixed. */
    enum Instrument {
        /** Likelihood to recommend, 0 to 10 (Reichheld 2003). */
        NPS("NPS", 0, 10),
        /** Satisfaction, 1 to 5; the top two count as satisfied. */
        CSAT("CSAT", 1, 5),
        /** Customer effort 1.0, 1 to 5, low is good (Dixon, Freeman and Toman 2010). */
        CES_1("CES 1.0", 1, 5),
        /** Customer effort 2.0, agreement with "made it easy", 1 to 7, high is good. */
        CES_2("CES 2.0", 1, 7);

        private final String label;
        private final int lowest;
        private final int highest;

        Instrument(String label, int lowest, int highest) {
            this.label = label;
            this.lowest = lowest;
            this.highest = highest;
        }

        /** Its name in every language, such as {@code CES 1.0}. */
        public String label() {
            return label;
        }

        public int lowest() {
            return lowest;
        }

        public int highest() {
            return highest;
        }

        public boolean admits(int score) {
            return score >= lowest && score <= highest;
        }
    }

    /** What a survey asked about. */
    enum Subject {
        RELATIONSHIP,
        CONTACT,
        PURCHASE,
        COMPLAINT
    }
}
