package io.journeyledger.query.care;

import io.journeyledger.ledger.Channel;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.CustomerDocument.KnownBy;
import io.journeyledger.projections.document.CustomerDocument.Occasion;
import io.journeyledger.projections.document.OccasionKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom to contact, the most urgent first.
 *
 * @param asOf the instant at which this is due
 * @param total number of customers
 * @param kinds number of due occasions by kind, whatever kind was asked for
 * @param customers those of the page
 * @param cursor where the next page begins; none: this is the last
 */
public record CareList(
        Instant asOf,
        long total,
        Map<OccasionKind, Long> kinds,
        List<Entry> customers,
        @Nullable String cursor) {

    /** @param due what is due, the most urgent first */
    public record Entry(CustomerDocument customer, List<Due> due) {

        /** @param kind none: any */
        Entry only(@Nullable OccasionKind kind) {
            return new Entry(
                    customer,
                    due.stream()
                            .filter(each -> kind == null || each.occasion().kind() == kind)
                            .toList());
        }
    }

    /** @param identifier what to use on the channel, such as a telephone number; none: it is not linked any more */
    public record Due(Occasion occasion, @Nullable String identifier) {}

    /**
     * What of a customer is due.
     *
     * @param kind only this
     * @param channel only by this
     */
    public static Entry of(
            CustomerDocument customer, Instant now, @Nullable OccasionKind kind, @Nullable Channel channel) {
        return new Entry(
                        customer,
                        Objects.requireNonNull(customer.care()).occasions().stream()
                                .filter(occasion -> isDue(occasion, now))
                                .filter(occasion -> channel == null || occasion.channel() == channel)
                                .map(occasion -> new Due(occasion, identifier(customer, occasion)))
                                .toList())
                .only(kind);
    }

    /** By its own instants: the document may have been made a while ago. */
    private static boolean isDue(Occasion occasion, Instant now) {
        Instant back = occasion.snoozedUntil();
        return now.isBefore(occasion.until()) && (back == null || !back.isAfter(now));
    }

    /** Of several the one that was linked last. */
    private static @Nullable String identifier(CustomerDocument customer, Occasion occasion) {
        return customer.journey().identifiers().stream()
                .filter(known -> known.kind() == occasion.identifier())
                .map(KnownBy::value)
                .reduce((_, last) -> last)
                .orElse(null);
    }
}
