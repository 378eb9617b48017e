package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Channel;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument.Care;
import io.journeyledger.projections.document.CustomerDocument.Occasion;
import io.journeyledger.projections.document.CustomerDocument.Rfm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the company owes the customer, and what follows from it for other sections.
 *
 * @param dissatisfaction the strongest of the open complaints
 * @param nextReview when the passing of time alone changes it
 */
record CareSection(
        Care section,
        @Nullable Integer dissatisfaction,
        @Nullable Instant nextReview) {

    private static final List<Channel> CHANNELS = List.of(Channel.values());

    /**
     * @param complaints all of the journey
     * @param classes of the customer's value; none where it is not known
     */
    static CareSection of(
            CustomerState state,
            Stages stages,
            List<ComplaintDocument> complaints,
            @Nullable Rfm classes,
            Reading reading) {
        Instant asOf = reading.asOf();
        Owed complained = new Owed(asOf);
        Soonest reviews = new Soonest();
        Integer dissatisfaction = null;
        for (ComplaintDocument complaint : complaints) {
            if (complaint.open()) {
                complained.add(complaint.nextDeadline());
                reviews.consider(complaint.nextReview());
                dissatisfaction = stronger(dissatisfaction, complaint.dissatisfaction());
            }
        }
        Promises promises = state.promises();
        Owed promised = new Owed(asOf);
        // To who was erased nothing can be kept any more.
        for (Promises.Made made : state.person().erased()
                ? List.<Promises.Made>of()
                : promises.open().values()) {
            promised.add(made.due());
            // Overdue means due before the instant: at the due instant itself it is not yet so.
            Instant review = made.due().plusMillis(1);
            reviews.consider(review.isAfter(asOf) ? review : null);
        }
        Contacts contacts = state.contacts();
        Map<String, String> preferences = state.person().preferences(reading);
        Channel preferred = preferred(preferences.get("channel"), contacts);
        CareList list = CareList.of(state, stages, complaints, preferred, classes, reading);
        reviews.consider(list.nextReview());
        List<Occasion> due = list.open().stream()
                .filter(occasion -> occasion.snoozedUntil() == null)
                .toList();
        Care care = new Care(
                complaints.size(),
                complained.count,
                complained.overdue,
                complained.next.at(),
                promised.count,
                promised.overdue,
                promises.kept(),
                promises.broken(),
                promised.next.at(),
                contacts.count(),
                contacts.lastAt(),
                contacts.last(),
                contacts.byChannel(),
                preferred,
                preferences,
                state.person().consents().toList(),
                list.open(),
                due.size(),
                due.isEmpty() ? null : due.getFirst().priority(),
                list.withheld(),
                list.nextOccasion());
        return new CareSection(care, dissatisfaction, reviews.at());
    }

    /** Counts what is due at some instant. */
    private static final class Owed {
        private final Instant asOf;
        private final Soonest next = new Soonest();
        private int count;
        private int overdue;

        Owed(Instant asOf) {
            this.asOf = asOf;
        }

        void add(@Nullable Instant due) {
            count++;
            overdue += due != null && due.isBefore(asOf) ? 1 : 0;
            next.consider(due);
        }
    }

    private static @Nullable Integer stronger(@Nullable Integer one, @Nullable Integer other) {
        return one == null || (other != null && other > one) ? other : one;
    }

    private static @Nullable Channel preferred(@Nullable String noted, Contacts contacts) {
        if (noted != null) {
            String name = noted.strip().replace('-', '_').replace(' ', '_');
            for (Channel channel : CHANNELS) {
                if (channel.name().equalsIgnoreCase(name)) {
                    return channel;
                }
            }
        }
        return contacts.mostUsed();
    }
}
