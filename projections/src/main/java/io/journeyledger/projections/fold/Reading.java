package io.journeyledger.projections.fold;

import io.journeyledger.projections.policy.Policy;
import java.time.Instant;

/**
 * What besides the events makes a document.
 *
 * @param asOf the instant for which documents are made; events that occurred later than this are not to be folded
 * @param texts opens personal texts
 */
public record Reading(Policy policy, Instant asOf, PersonalTexts texts) {

    /** The same for another instant. */
    public Reading at(Instant instant) {
        return new Reading(policy, instant, texts);
    }

    /** The same with other means to read personal texts. */
    public Reading with(PersonalTexts others) {
        return new Reading(policy, asOf, others);
    }
}
