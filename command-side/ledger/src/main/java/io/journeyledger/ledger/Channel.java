package io.journeyledger.ledger;

/** The way by which company and customer meet. */
public enum Channel {
    PHONE_AGENT,
    IVR,
    EMAIL,
    FAX,
    LETTER,
    WEB,
    APP,
    CHAT,
    SOCIAL,
    STORE,
    FIELD_VISIT,
    PARTNER
}
