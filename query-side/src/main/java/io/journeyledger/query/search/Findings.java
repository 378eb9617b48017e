package io.journeyledger.query.search;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.TimelineDocument;
import java.util.List;

/**
 * What was found, by kind.
 *
 * @param recognised journeys that the words name as an identifier
 * @param journeys journeys whose customer's name holds the words
 * @param complaints complaints whose texts hold the words, or whose number they are
 * @param events events whose texts hold the words, or whose order, complaint or contract number they are
 */
public record Findings(
        List<CustomerDocument> recognised,
        Found<CustomerDocument> journeys,
        Found<ComplaintDocument> complaints,
        Found<TimelineDocument> events) {

    static final Findings NONE = new Findings(List.of(), Found.none(), Found.none(), Found.none());

    /**
     * @param total how many match
     * @param matches the best of them, the best first
     */
    public record Found<D extends Document>(long total, List<Match<D>> matches) {
        static <D extends Document> Found<D> none() {
            return new Found<>(0, List.of());
        }
    }

    /** @param snippets where the words stand in it */
    public record Match<D extends Document>(D document, List<Snippet> snippets) {}

    public boolean isEmpty() {
        return total() == 0;
    }

    /** How many were found in all. A journey that is both recognised and named counts twice. */
    public long total() {
        return recognised.size() + journeys.total() + complaints.total() + events.total();
    }
}
