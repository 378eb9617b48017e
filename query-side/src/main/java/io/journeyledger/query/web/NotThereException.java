package io.journeyledger.query.web;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.query.CaseFile;
import io.journeyledger.query.CaseFiles;
import io.journeyledger.query.Journeys;

/** What was asked for is not in the views. */
final class NotThereException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private NotThereException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** Stable reason, such as {@code journey-not-found}. */
    String code() {
        return code;
    }

    static JourneyId journeyId(String id) {
        try {
            return new JourneyId(id);
        } catch (IllegalArgumentException e) {
            throw new NotThereException("journey-not-found", String.valueOf(e.getMessage()));
        }
    }

    static CustomerDocument journey(Journeys journeys, JourneyId id) {
        return journeys.find(id)
                .orElseThrow(() -> new NotThereException("journey-not-found", "there is no journey " + id));
    }

    static CaseFile caseFile(CaseFiles files, String journey, String complaint) {
        return files.find(journeyId(journey), complaint)
                .orElseThrow(() -> new NotThereException(
                        "complaint-not-found", "journey " + journey + " has no complaint " + complaint));
    }

    static NotThereException command(String command) {
        return new NotThereException("unknown-command", "there is no command " + command + " for this");
    }

    /** The journey may be there, and had not begun or was not known then. */
    static NotThereException notYet(JourneyId id) {
        return new NotThereException("journey-not-found", "nothing was known of a journey " + id + " then");
    }

    static ComplaintDocument complaint(Journeys journeys, String journey, String complaint) {
        return journeys.complaint(journeyId(journey), complaint)
                .orElseThrow(() -> new NotThereException(
                        "complaint-not-found", "journey " + journey + " has no complaint " + complaint));
    }
}
