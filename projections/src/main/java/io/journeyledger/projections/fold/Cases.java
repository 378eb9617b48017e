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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The complaints of a journey. What is remembered of a complaint is its events: their number is small, and its clocks
 * are themselves a fold over them that only a policy can make.
 *
 * @param events of all complaints, in the order in which they are folded
 * @param erasure of the personal data; none while it is there
 */
record Cases(Chain<Recorded> events, @Nullable Recorded erasure) {

    /** Complaints are named within the stream they were recorded in. */
    record Key(JourneyId stream, String complaintId) {

        static Key of(Recorded recorded, ComplaintEvent event) {
            return new Key(recorded.journey(), event.complaintId());
        }
    }

    static final Cases NONE = new Cases(Chain.empty(), null);

    Cases evolve(Recorded recorded) {
        return switch (recorded.event()) {
            case ComplaintEvent _ -> new Cases(events.with(recorded), erasure);
            case PersonalDataErased _ -> new Cases(events, recorded);
            case IdentityEvent _, ContactEvent _, PurchaseEvent _, FeedbackEvent _, LoyaltyEvent _, ChurnEvent _ ->
                this;
        };
    }

    /** The events of each complaint, by complaints in the order in which they began. */
    Map<Key, List<Recorded>> byKey() {
        if (events.size() == 0) {
            return Map.of();
        }
        Map<Key, List<Recorded>> byKey = new LinkedHashMap<>();
        for (Recorded recorded : events.toList()) {
            if (recorded.event() instanceof ComplaintEvent event) {
                byKey.computeIfAbsent(Key.of(recorded, event), _ -> new ArrayList<>())
                        .add(recorded);
            }
        }
        return byKey;
    }

    List<ComplaintDocument> documents(Standing standing, Reading reading) {
        List<ComplaintDocument> documents = new ArrayList<>();
        byKey().forEach((key, of) -> documents.add(document(key, of, standing, reading)));
        return documents;
    }

    /** @param of the events of a complaint, at least one */
    ComplaintDocument document(Key key, List<Recorded> of, Standing standing, Reading reading) {
        Reading allowed = erasure == null ? reading : reading.with(PersonalTexts.ERASED);
        return new Dossier(key, of, erasure, allowed).document(standing);
    }
}
