package io.journeyledger.query.web;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Phrase;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.query.Absence;
import io.journeyledger.query.journey.Journeys;
import io.journeyledger.query.past.CaseFile;
import io.journeyledger.query.past.CaseFiles;

/** What was asked for is not in the views. */
final class NotThereException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Phrase said;
    private final boolean then;

    private NotThereException(String code, Phrase said) {
        this(code, said, false);
    }

    private NotThereException(String code, Phrase said, boolean then) {
        super(Absence.english(said));
        this.code = code;
        this.said = said;
        this.then = then;
    }

    /** Stable reason, such as {@code journey-not-found}. */
    String code() {
        return code;
    }

    /** What is not there, for people; the message says it in English. */
    Phrase said() {
        return said;
    }

    /** Whether it was asked for as of another time, so that it may be there now. */
    boolean isThen() {
        return then;
    }

    static JourneyId journeyId(String id) {
        try {
            return new JourneyId(id);
        } catch (IllegalArgumentException e) {
            throw new NotThereException("journey-not-found", Absence.of("journey-id", Argument.text(id)));
        }
    }

    static CustomerDocument journey(Journeys journeys, JourneyId id) {
        return journeys.find(id).orElseThrow(() -> noJourney(id));
    }

    static CaseFile caseFile(CaseFiles files, String journey, String complaint) {
        return files.find(journeyId(journey), complaint).orElseThrow(() -> noComplaint(journey, complaint));
    }

    static CaseFile caseFile(CaseFiles files, String journey, String complaint, TimeControl then) {
        return files.find(
                        journeyId(journey),
                        complaint,
                        then.recorded().until(),
                        then.occurred().until(),
                        null)
                .orElseThrow(() -> notYet(journey, complaint));
    }

    static NotThereException command(String command) {
        return new NotThereException("unknown-command", Absence.of("command", Argument.text(command)));
    }

    /** The journey may be there, and had not begun or was not known then. */
    static NotThereException notYet(JourneyId id) {
        return new NotThereException("journey-not-found", Absence.of("journey-then", Argument.text(id)), true);
    }

    /** The same of a complaint. */
    static NotThereException notYet(String journey, String complaint) {
        return new NotThereException(
                "complaint-not-found",
                Absence.of("complaint-then", Argument.text(journey), Argument.text(complaint)),
                true);
    }

    static NotThereException event(JourneyId id, String event) {
        return new NotThereException("event-not-found", Absence.of("event", Argument.text(id), Argument.text(event)));
    }

    static ComplaintDocument complaint(Journeys journeys, String journey, String complaint) {
        return journeys.complaint(journeyId(journey), complaint).orElseThrow(() -> noComplaint(journey, complaint));
    }

    static NotThereException noJourney(JourneyId id) {
        return new NotThereException("journey-not-found", Absence.of("journey", Argument.text(id)));
    }

    private static NotThereException noComplaint(String journey, String complaint) {
        return new NotThereException(
                "complaint-not-found", Absence.of("complaint", Argument.text(journey), Argument.text(complaint)));
    }
}
