package io.journeyledger.projections.policy;

import io.journeyledger.ledger.Phrase;
import java.util.List;

/** A part of the policy whose values must fit each other. */
public interface Consistent {

    /**
     * @param key the key that is wrong, below this part, such as {@code detractorTo} or {@code regimes.default}
     * @param said what is wrong with it, and what would be right
     */
    record Contradiction(String key, Phrase said) {}

    /** Everything that does not fit, not only the first. */
    List<Contradiction> contradictions();
}
