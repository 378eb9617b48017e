package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Channel;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument.Care;
import io.journeyledger.projections.document.CustomerDocument.Occasion;
import io.journeyledger.projections.document.CustomerDocument.Rfm;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
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
        List<ComplaintDocument> open =
                complaints.stream().filter(ComplaintDocument::open).toList();
        Contacts contacts = state.contacts();
        Promises promises = state.promises();
        Map<String, String> preferences = state.person().preferences(reading);
        Channel preferred = preferred(preferences.get("channel"), contacts);
        CareList list = CareList.of(state, stages, complaints, preferred, classes, reading);
        List<Occasion> due = list.open().stream()
                .filter(occasion -> occasion.snoozedUntil() == null)
                .toList();
        Care care = new Care(
                complaints.size(),
                open.size(),
                (int) open.stream().filter(c -> isOverdue(c, asOf)).count(),
                earliest(open.stream().flatMap(complaint -> Stream.ofNullable(complaint.nextDeadline()))),
                promises.open().size(),
                (int) promises.due().filter(at -> at.isBefore(asOf)).count(),
                promises.kept(),
                promises.broken(),
                earliest(promises.due()),
                contacts.count(),
                contacts.lastAt(),
                contacts.last(),
                new TreeMap<>(contacts.byChannel()),
                preferred,
                preferences,
                state.person().consents().toList(),
                list.open(),
                due.size(),
                due.isEmpty() ? null : due.getFirst().priority(),
                list.withheld(),
                list.nextOccasion());
        Stream<Instant> reviews = Stream.of(
                        Stream.ofNullable(list.nextReview()),
                        open.stream().flatMap(complaint -> Stream.ofNullable(complaint.nextReview())),
                        // Overdue means due before the instant: at the due instant itself it is not yet so.
                        promises.due().map(at -> at.plusMillis(1)).filter(review -> review.isAfter(asOf)))
                .flatMap(each -> each);
        return new CareSection(
                care,
                open.stream()
                        .map(ComplaintDocument::dissatisfaction)
                        .filter(Objects::nonNull)
                        .max(Integer::compareTo)
                        .orElse(null),
                earliest(reviews));
    }

    private static boolean isOverdue(ComplaintDocument complaint, Instant asOf) {
        Instant deadline = complaint.nextDeadline();
        return deadline != null && deadline.isBefore(asOf);
    }

    private static @Nullable Channel preferred(@Nullable String noted, Contacts contacts) {
        String name = noted == null ? "" : noted.strip().replace('-', '_').replace(' ', '_');
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.name().equalsIgnoreCase(name))
                .findFirst()
                .or(contacts::mostUsed)
                .orElse(null);
    }

    private static @Nullable Instant earliest(Stream<Instant> instants) {
        return instants.min(Instant::compareTo).orElse(null);
    }
}
