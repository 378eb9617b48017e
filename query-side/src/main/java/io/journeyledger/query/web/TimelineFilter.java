package io.journeyledger.query.web;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.Family;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.journey.Cursor;
import io.journeyledger.query.journey.TimelinePage;
import io.journeyledger.query.journey.TimelineQuery;
import io.journeyledger.query.text.TextQuery;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

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

    /** What is chosen of it, by the parameters that ask for it. */
    Map<String, String> chosen() {
        Map<String, String> chosen = new LinkedHashMap<>();
        if (family != null) {
            chosen.put("family", family.name());
        }
        if (channel != null) {
            chosen.put("channel", channel.name());
        }
        if (!words.isBlank()) {
            chosen.put("q", words);
        }
        if (order != ALL.order) {
            chosen.put("order", order.name());
        }
        return chosen;
    }

    /** The same as it stands behind an address. */
    String asked() {
        return chosen().entrySet().stream()
                .map(each -> each.getKey() + "=" + UriUtils.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", chosen().isEmpty() ? "" : "?", ""));
    }

    TimelineQuery query(@Nullable Cursor after, int size) {
        return new TimelineQuery(family, channel, null, null, null, words, newestFirst(), after, size);
    }

    /**
     * A part of a past timeline.
     *
     * @param timeline in the order in which it occurred
     * @param after where it begins; none: at the beginning, as does what begins after an event that is not shown
     */
    TimelinePage page(List<TimelineDocument> timeline, @Nullable Cursor after, int size) {
        TextQuery asked = words.isBlank() ? null : TextQuery.of(words);
        List<TimelineDocument> events =
                timeline.stream().filter(event -> shows(event, asked)).toList();
        List<TimelineDocument> ordered = newestFirst() ? events.reversed() : events;
        int from = 0;
        for (int i = 0; after != null && from == 0 && i < ordered.size(); i++) {
            from = ordered.get(i).position() == after.position() ? i + 1 : 0;
        }
        int to = Math.min(ordered.size(), from + size);
        return new TimelinePage(
                ordered.size(),
                ordered.subList(from, to),
                to == ordered.size() ? null : Cursor.after(ordered.get(to - 1)).toString());
    }

    private boolean shows(TimelineDocument event, @Nullable TextQuery asked) {
        return (family == null || event.journey().family() == family)
                && (channel == null || event.journey().channel() == channel)
                && (asked == null || asked.isSaidIn(texts(event)));
    }

    private static List<String> texts(TimelineDocument event) {
        return Stream.concat(Stream.of(event.message()), event.journey().text().stream())
                .toList();
    }
}
