package io.journeyledger.projections.rehearsal;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Fold;
import io.journeyledger.projections.fold.Folds;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.Story;
import java.util.List;

/** A reading of the ledger: by which policy, and as of when. */
record Sight(Policy policy, AsOf asOf) {

    /** What is compared of a journey; no text of a person is opened for it. */
    Profile profile(Story story) {
        if (story.events().isEmpty()) {
            return Profile.NOBODY;
        }
        Reading reading = reading();
        return Profile.of(
                documents(Folds.of(View.CUSTOMERS), story, reading).stream()
                        .map(CustomerDocument.class::cast)
                        .findFirst()
                        .orElse(null),
                documents(Folds.of(View.COMPLAINTS), story, reading).stream()
                        .map(ComplaintDocument.class::cast)
                        .toList());
    }

    Reading reading() {
        return new Reading(policy, asOf.instant(), PersonalTexts.CLOSED);
    }

    private static <S> List<Document> documents(Fold<S> fold, Story story, Reading reading) {
        return fold.documents(fold.fold(story.standing(), story.events()), reading);
    }
}
