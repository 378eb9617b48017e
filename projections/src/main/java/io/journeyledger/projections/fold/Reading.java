package io.journeyledger.projections.fold;

import io.journeyledger.projections.policy.Policy;
import java.time.Duration;
import java.time.Instant;

/**
 * What besides the events makes a document.
 *
 * @param asOf the instant for which documents are made; events that occurred later than this are not to be folded
 * @param texts opens personal texts
 */
public record Reading(Policy policy, Instant asOf, PersonalTexts texts) {

    private static final Duration LONGEST_WRITE = Duration.ofHours(1);

    /** The same for another instant. */
    public Reading at(Instant instant) {
        return new Reading(policy, instant, texts);
    }

    /**
     * The same for the latest instant at which what is made for this one is written: reviews may have gone on until
     * then.
     */
    public Reading whenWritten() {
        return at(asOf.plus(LONGEST_WRITE));
    }

    /** The same with other means to read personal texts. */
    public Reading with(PersonalTexts others) {
        return new Reading(policy, asOf, others);
    }
}
