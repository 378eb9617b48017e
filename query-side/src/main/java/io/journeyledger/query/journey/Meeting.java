package io.journeyledger.query.journey;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.Family;
import io.journeyledger.projections.document.TimelineDocument;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** That a customer was met, and how. */
public record Meeting(Instant at, Channel channel) {

    /** Those among events of a timeline, in their order. */
    public static List<Meeting> among(Collection<TimelineDocument> events) {
        return events.stream()
                .filter(event -> event.journey().family() == Family.CONTACT)
                .flatMap(event -> Stream.ofNullable(event.journey().channel())
                        .map(channel -> new Meeting(event.timestamp(), channel)))
                .toList();
    }
}
