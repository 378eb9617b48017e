package io.journeyledger.query.past;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.replay.AsOf;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A journey as it was, or as it was known.
 *
 * @param asOf what was known and had happened
 * @param policy version of the policy it is judged by
 */
public record Past(AsOf asOf, String policy, Map<View, List<Document>> documents) {

    /** Nothing when nothing was known of it. */
    public Optional<CustomerDocument> customer() {
        return of(View.CUSTOMERS, CustomerDocument.class).stream().findFirst();
    }

    public List<ComplaintDocument> complaints() {
        return of(View.COMPLAINTS, ComplaintDocument.class);
    }

    /**
     * The open ones before the others, each the latest first.
     *
     * @param most at most so many
     */
    public List<ComplaintDocument> complaints(int most) {
        return complaints().stream()
                .sorted(Comparator.comparing(ComplaintDocument::open)
                        .thenComparing(ComplaintDocument::lodgedAt)
                        .reversed())
                .limit(most)
                .toList();
    }

    /** In the order in which the events occurred. */
    public List<TimelineDocument> timeline() {
        return of(View.TIMELINE, TimelineDocument.class);
    }

    public List<TransitionDocument> transitions() {
        return of(View.TRANSITIONS, TransitionDocument.class);
    }

    private <D extends Document> List<D> of(View view, Class<D> kind) {
        return documents.getOrDefault(view, List.of()).stream().map(kind::cast).toList();
    }
}
