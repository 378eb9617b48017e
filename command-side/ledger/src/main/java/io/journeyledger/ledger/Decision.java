package io.journeyledger.ledger;

/** What {@link Journey#decide} makes of a proposed fact. */
public sealed interface Decision {

    /** The fact holds and is to be appended. */
    record Accepted(JourneyEvent event) implements Decision {}

    /** The ledger says so already: nothing to append, nothing wrong. */
    record Unchanged() implements Decision {}

    record Refused(Refusal refusal) implements Decision {}
}
