package io.journeyledger.ledger;

/** The seven families of events. */
public enum Family {
    IDENTITY,
    CONTACT,
    PURCHASE,
    FEEDBACK,
    COMPLAINT,
    LOYALTY,
    CHURN
}
