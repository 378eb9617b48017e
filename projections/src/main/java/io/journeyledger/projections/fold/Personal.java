package io.journeyledger.projections.fold;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Recorded;

/** A personal text with the journey whose key opens it. */
record Personal(JourneyId journey, PersonalText text) {

    static Personal of(Recorded recorded, PersonalText text) {
        return new Personal(recorded.journey(), text);
    }

    String read(Reading reading) {
        return reading.texts().read(journey, text);
    }

    /** Whether nobody can read it any more, whoever asks. */
    boolean isErased(Reading reading) {
        return reading.texts().open(journey, text) instanceof PersonalText.Erased;
    }
}
