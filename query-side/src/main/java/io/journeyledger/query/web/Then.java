package io.journeyledger.query.web;

import io.journeyledger.query.InvalidQuestionException;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The parameters by which one journey or complaint is told as of another time, by another policy or from a side index.
 */
record Then(
        @Parameter(description = "As known then: only what was recorded by this instant, RFC 3339") @Nullable
        Instant recordedUntil,

        @Parameter(description = "As it was then: only what occurred by this instant, RFC 3339") @Nullable
        Instant occurredUntil,

        @Parameter(description = "Version of the policy to judge by") @Nullable
        String policy,

        @Parameter(description = "Name of a side index to ask instead of the live views") @Nullable
        String in) {

    /** Links and forms have parameters that are left empty. */
    Then {
        policy = policy == null || policy.isEmpty() ? null : policy;
    }

    /**
     * Whether it is told from the ledger, and not from a view.
     *
     * @throws InvalidQuestionException when a side index is named as well: that is as it was filled
     */
    boolean isFromLedger() {
        boolean asked = recordedUntil != null || occurredUntil != null || policy != null;
        if (asked && in != null && !in.isEmpty()) {
            throw new InvalidQuestionException(
                    "in",
                    in,
                    "a side index is as it was filled; leave this out to be told from the ledger, or leave out recordedUntil,"
                            + " occurredUntil and policy");
        }
        return asked;
    }
}
