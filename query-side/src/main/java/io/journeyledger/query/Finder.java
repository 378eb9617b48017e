package io.journeyledger.query;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.util.NamedValue;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.Findings.Found;
import io.journeyledger.query.Findings.Match;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds journeys, complaints and events by any identifier and by text. */
public final class Finder {

    /** Most characters of a question. */
    public static final int LONGEST = 300;
    /** Most results of each kind. */
    public static final int MOST = 100;

    private static final int FRAGMENTS = 2;
    private static final int FRAGMENT_CHARACTERS = 180;

    private static final List<String> COMPLAINT_TEXTS = List.of("narrative", "text");

    private final Views views;
    private final Journeys journeys;

    Finder(Views views, Journeys journeys) {
        this.views = views;
        this.journeys = journeys;
    }

    /** The same over the side indices of that name; none: over the live views. */
    public Finder in(@Nullable String beside) {
        return new Finder(views.in(beside), journeys.in(beside));
    }

    /**
     * Everything that the words name or hold.
     *
     * @param words an identifier, an order or complaint number, or text; at most {@value #LONGEST} characters
     * @param size at most so many of each kind, 1 to {@value #MOST}
     * @throws InvalidQuestionException when one of them is out of its range
     */
    public Findings find(String words, int size) {
        check("q", words, size);
        if (words.isBlank()) {
            return Findings.NONE;
        }
        TextQuery text = TextQuery.of(words);
        return new Findings(
                journeys.recognise(words, size),
                matches(View.CUSTOMERS, CustomerDocument.class, text.in(List.of("journey.name")), List.of(), size),
                matches(
                        View.COMPLAINTS,
                        ComplaintDocument.class,
                        text.in(COMPLAINT_TEXTS, List.of("complaintId")),
                        COMPLAINT_TEXTS,
                        size),
                matches(
                        View.TIMELINE,
                        TimelineDocument.class,
                        text.in(
                                List.of("journey.text", "message"),
                                List.of("journey.orderId", "journey.complaintId", "journey.contractId")),
                        List.of("journey.text"),
                        size));
    }

    /** Only the journeys that the identifier names. */
    public Findings recognise(String identifier, int size) {
        check("identifier", identifier, size);
        return new Findings(journeys.recognise(identifier, size), Found.none(), Found.none(), Found.none());
    }

    private static void check(String parameter, String value, int size) {
        InvalidQuestionException.notLongerThan(parameter, value, LONGEST);
        InvalidQuestionException.within("size", size, 1, MOST);
    }

    /** @param quoted the fields of which to show where the words stand; others are shown whole anyway */
    private <D extends Document> Found<D> matches(
            View view, Class<D> type, Query query, List<String> quoted, int size) {
        SearchResponse<JsonData> response = views.search(
                view,
                search -> search.query(query)
                        .size(size)
                        .trackTotalHits(t -> t.enabled(true))
                        .highlight(h -> h.preTags(Snippet.BEGIN)
                                .postTags(Snippet.END)
                                .numberOfFragments(FRAGMENTS)
                                .fragmentSize(FRAGMENT_CHARACTERS)
                                .fields(quoted.stream()
                                        .map(field -> NamedValue.of(field, HighlightField.of(f -> f)))
                                        .toList())));
        return new Found<>(
                Objects.requireNonNull(response.hits().total()).value(),
                response.hits().hits().stream()
                        .map(hit -> new Match<>(views.read(Objects.requireNonNull(hit.source()), type), snippets(hit)))
                        .toList());
    }

    private static List<Snippet> snippets(Hit<JsonData> hit) {
        return hit.highlight().values().stream()
                .flatMap(List::stream)
                .distinct()
                .limit(FRAGMENTS)
                .map(Snippet::of)
                .toList();
    }
}
