package io.journeyledger.projections.rehearsal;

/** What of a journey is compared. */
public enum Field {
    STAGE("lifecycle.stage"),
    PHASE("lifecycle.phase"),
    NPS("satisfaction.nps.class"),
    SATISFACTION("satisfaction.index"),
    TIER("loyalty.tier"),
    RFM("loyalty.rfm"),
    /** Told between two policies only: from one day to the next it differs of everybody who bought. */
    LIFETIME_VALUE("value.lifetimeValue"),
    COST_TO_SERVE("value.costToServe"),
    OPEN_COMPLAINTS("care.openComplaints"),
    /** Kinds of the open ones, put off or not. */
    OCCASIONS("care.occasions"),
    /** Complaints with a binding clock that was breached. */
    BREACHES("complaints.breached");

    private final String path;

    Field(String path) {
        this.path = path;
    }

    /** As views name it. */
    public String path() {
        return path;
    }
}
