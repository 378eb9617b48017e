package io.journeyledger.projections.policy;

import java.util.List;

/** A part of the policy whose values must fit each other. */
public interface Consistent {

    /**
     * @param key the key that is wrong, below this part, such as {@code detractorTo} or {@code regimes.default}
     * @param message what is wrong with it, and what would be right
     */
    record Contradiction(String key, String message) {}

    /** Everything that does not fit, not only the first. */
    List<Contradiction> contradictions();
}
