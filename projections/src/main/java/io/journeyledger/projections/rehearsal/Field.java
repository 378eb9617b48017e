package io.journeyledger.projections.rehearsal;

/** What of a journey is compared. */
public enum Field {
    STAGE("lifecycle.stage"),
    PHASE("lifecycle.phase"),
    NPS("satisfaction.nps.class"),
    TIER("loyalty.tier"),
    RFM("loyalty.rfm"),
    OPEN_COMPLAINTS("care.openComplaints"),
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
