package io.journeyledger.query.worklist;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.query.worklist.WorklistQuery.Facet;
import io.journeyledger.query.worklist.WorklistQuery.Show;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of the worklist.
 *
 * @param total how many complaints match, on all pages
 * @param complaints the complaints of this page, the nearest deadline first, those without one last, of them the latest
 *     first
 * @param cursor where the next page begins; none on the last
 * @param shows how many there would be under another beginning and the same filters
 * @param facets how many there would be with another value of one filter and the same others, the most first; what is
 *     chosen stands last where it is not among the most
 * @param others how many there would be with values of that filter that are not in its list
 */
public record WorklistAnswer(
        long total,
        List<ComplaintDocument> complaints,
        @Nullable String cursor,
        Map<Show, Long> shows,
        Map<Facet, List<Count>> facets,
        Map<Facet, Long> others) {

    public record Count(String value, long complaints) {}
}
