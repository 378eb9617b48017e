package io.journeyledger.query.web;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.Family;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.Cursor;
import io.journeyledger.query.TimelineQuery;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a timeline a page shows.
 *
 * @param family none: all
 * @param channel none: all
 * @param words what its events must say; empty: whatever they say
 */
record TimelineFilter(@Nullable Family family, @Nullable Channel channel, String words, Order order) {

    static final TimelineFilter ALL = new TimelineFilter(null, null, "", Order.NEWEST);

    boolean newestFirst() {
        return order == Order.NEWEST;
    }

    TimelineQuery query(@Nullable Cursor after, int size) {
        return new TimelineQuery(family, channel, null, null, null, words, newestFirst(), after, size);
    }

    /** @param timeline in the order in which it occurred */
    List<TimelineDocument> of(List<TimelineDocument> timeline) {
        List<TimelineDocument> events = timeline.stream().filter(this::shows).toList();
        return newestFirst() ? events.reversed() : events;
    }

    private boolean shows(TimelineDocument event) {
        return (family == null || event.journey().family() == family)
                && (channel == null || event.journey().channel() == channel)
                && says(event);
    }

    private boolean says(TimelineDocument event) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(event.message()), event.journey().text().stream())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
