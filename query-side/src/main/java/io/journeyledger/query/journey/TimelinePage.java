package io.journeyledger.query.journey;

import io.journeyledger.projections.document.TimelineDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a journey's timeline.
 *
 * @param total how many events match, on all pages
 * @param events the events of this page, in the order asked for
 * @param cursor where the next page begins; none on the last
 */
public record TimelinePage(
        long total, List<TimelineDocument> events, @Nullable String cursor) {}
