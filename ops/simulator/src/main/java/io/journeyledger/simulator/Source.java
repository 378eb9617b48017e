package io.journeyledger.simulator;

import org.jspecify.annotations.Nullable;

/** The company's systems, what each calls itself, and the identifier by which each knows a customer best. */
enum Source {
    SHOP("shop", Identifiers.Kind.EMAIL, null, 0),
    TILL("store-till", Identifiers.Kind.LOYALTY_CARD, "till-", 24),
    CALL_CENTRE("call-centre", Identifiers.Kind.PHONE, "agent-", 60),
    FIELD_SERVICE("field-service", Identifiers.Kind.PHONE, "technician-", 12),
    CRM("crm", Identifiers.Kind.REFERENCE, "adviser-", 20),
    APP("app", Identifiers.Kind.DEVICE, null, 0),
    BILLING("billing", Identifiers.Kind.ACCOUNT, null, 0),
    LOYALTY("loyalty", Identifiers.Kind.LOYALTY_CARD, null, 0),
    SURVEYS("surveys", Identifiers.Kind.EMAIL, null, 0),
    COMPLAINT_DESK("complaint-desk", Identifiers.Kind.EMAIL, "handler-", 15),
    CONSENT_CENTRE("consent-centre", Identifiers.Kind.EMAIL, null, 0),
    MAIL_ROOM("mail-room", Identifiers.Kind.REFERENCE, "clerk-", 6),
    PARTNER_PORTAL("partner-portal", Identifiers.Kind.REFERENCE, "partner-", 8);

    private final String label;
    private final Identifiers.Kind identifier;
    private final @Nullable String staff;
    private final int heads;

    Source(String label, Identifiers.Kind identifier, @Nullable String staff, int heads) {
        this.label = label;
        this.identifier = identifier;
        this.staff = staff;
        this.heads = heads;
    }

    String label() {
        return label;
    }

    Identifiers.Kind identifier() {
        return identifier;
    }

    /** Somebody who works there; the system itself where nobody does. */
    String somebody(Dice dice) {
        return staff == null ? label : staff + dice.between(1, heads);
    }
}
