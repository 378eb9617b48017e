package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ChurnEvent;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ContactEvent;
import io.journeyledger.ledger.FeedbackEvent;
import io.journeyledger.ledger.IdentityEvent;
import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.LoyaltyEvent;
import io.journeyledger.ledger.PurchaseEvent;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.ComplaintDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The complaints of a journey. What is remembered of a complaint is its events: their number is small, and its clocks are
 * themselves a fold over them that only a policy can make.
 *
 * @param erased whether the personal data was erased
 */
record Cases(Map<Key, Chain<Recorded>> byKey, boolean erased) {

    /** Complaints are named within the stream they were recorded in. */
    record Key(JourneyId stream, String complaintId) {}

    static final Cases NONE = new Cases(Map.of(), false);

    Cases evolve(Recorded recorded) {
        return switch (recorded.event()) {
            case ComplaintEvent e -> {
                Key key = new Key(recorded.journey(), e.complaintId());
                Chain<Recorded> events = byKey.getOrDefault(key, Chain.empty());
                yield new Cases(Copies.with(byKey, key, events.with(recorded)), erased);
            }
            case PersonalDataErased _ -> new Cases(byKey, true);
            case IdentityEvent _, ContactEvent _, PurchaseEvent _, FeedbackEvent _, LoyaltyEvent _, ChurnEvent _ ->
                this;
        };
    }

    List<ComplaintDocument> documents(Standing standing, Reading reading) {
        List<ComplaintDocument> documents = new ArrayList<>(byKey.size());
        for (Key key : byKey.keySet()) {
            documents.add(document(key, standing, reading));
        }
        return documents;
    }

    /** @param key of a complaint of the journey */
    ComplaintDocument document(Key key, Standing standing, Reading reading) {
        Reading allowed = erased ? reading.with(PersonalTexts.ERASED) : reading;
        return new Dossier(key, events(key), allowed).document(standing);
    }

    /** Position of the last event of a complaint; 0 where there is none. */
    long position(Key key) {
        long position = 0;
        for (Recorded recorded : events(key)) {
            position = Math.max(position, recorded.position());
        }
        return position;
    }

    private List<Recorded> events(Key key) {
        return byKey.getOrDefault(key, Chain.empty()).toList();
    }
}
