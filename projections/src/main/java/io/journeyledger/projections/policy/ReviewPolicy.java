package io.journeyledger.projections.policy;

import java.time.Duration;

/**
 * When documents are made anew although nothing happened.
 *
 * @param figuresEvery how old figures that change daily may become, in whole days, at least one
 */
public record ReviewPolicy(Duration figuresEvery) {

    public ReviewPolicy {
        if (figuresEvery.toDays() < 1) {
            throw new IllegalArgumentException("figuresEvery is " + figuresEvery + ", and must be at least one day");
        }
    }
}
