package io.journeyledger.query.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.util.NamedValue;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.elasticsearch.Question;
import io.journeyledger.query.elasticsearch.Together;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.journey.Journeys;
import io.journeyledger.query.search.Findings.Found;
import io.journeyledger.query.search.Findings.Match;
import io.journeyledger.query.text.TextQuery;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds journeys, complaints and events by any identifier and by text. */
@Component
public final class Finder {

    /** Most results of each kind. */
    public static final int MOST = 100;

    private static final int FRAGMENTS = 2;
    private static final int FRAGMENT_CHARACTERS = 180;
    /**
     * Up to here words are shown where they stand. Asked to go beyond index.highlight.max_analyzed_offset, a search
     * fails.
     */
    private static final int LOOKED_THROUGH = 999_999;

    /** What customers and staff wrote. */
    public static final List<String> COMPLAINT_TEXTS = List.of("narrative", "text");

    /** What lists call a complaint by. */
    public static final List<String> COMPLAINT_NAMES = List.of("issue", "subIssue", "product", "subProduct");

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
     * @param words an identifier, an order or complaint number, or text; at most {@value TextQuery#LONGEST} characters
     * @param size at most so many of each kind, 1 to {@value #MOST}
     * @throws InvalidQuestionException when one of them is out of its range
     */
    public Findings find(String words, int size) {
        check("q", words, size);
        if (words.isBlank()) {
            return Findings.NONE;
        }
        Together together = new Together(views);
        Supplier<List<CustomerDocument>> recognised =
                Journeys.named(words, size).map(together::ask).orElse(List::of);
        Supplier<Found<CustomerDocument>> named = together.ask(
                matches(View.CUSTOMERS, CustomerDocument.class, query(View.CUSTOMERS, words), List.of(), size));
        Supplier<Found<ComplaintDocument>> complaints = together.ask(matches(
                View.COMPLAINTS, ComplaintDocument.class, query(View.COMPLAINTS, words), COMPLAINT_TEXTS, size));
        Supplier<Found<TimelineDocument>> events = together.ask(matches(
                View.TIMELINE, TimelineDocument.class, query(View.TIMELINE, words), List.of("journey.text"), size));
        return new Findings(recognised.get(), named.get(), complaints.get(), events.get());
    }

    /**
     * What finds the documents of one view.
     *
     * @throws InvalidQuestionException when the words are too long, or documents of the view have none to be found by
     */
    public static Query query(View view, String words) {
        TextQuery text = TextQuery.of(words);
        return switch (view) {
            case CUSTOMERS -> text.in(List.of("journey.name"));
            case COMPLAINTS -> text.in(COMPLAINT_TEXTS, COMPLAINT_NAMES, List.of("complaintId"));
            case TIMELINE ->
                text.in(
                        List.of("journey.text", "message"),
                        List.of(),
                        List.of("journey.orderId", "journey.complaintId", "journey.contractId"));
            case TRANSITIONS ->
                throw new InvalidQuestionException(
                        "view", view.label(), "transitions have no words; use one of customers, complaints, timeline");
        };
    }

    /** Only the journeys that the identifier names. */
    public Findings recognise(String identifier, int size) {
        check("identifier", identifier, size);
        return new Findings(journeys.recognise(identifier, size), Found.none(), Found.none(), Found.none());
    }

    private static void check(String parameter, String value, int size) {
        InvalidQuestionException.notLongerThan(parameter, value, TextQuery.LONGEST);
        InvalidQuestionException.within("size", size, 1, MOST);
    }

    /** @param quoted the fields of which to show where the words stand; others are shown whole anyway */
    private static <D extends Document> Question<Found<D>> matches(
            View view, Class<D> type, Query query, List<String> quoted, int size) {
        return new Question<>(
                view,
                search -> search.query(query)
                        .size(size)
                        .trackTotalHits(t -> t.enabled(true))
                        .highlight(h -> h.preTags(Snippet.BEGIN)
                                .postTags(Snippet.END)
                                .numberOfFragments(FRAGMENTS)
                                .fragmentSize(FRAGMENT_CHARACTERS)
                                .maxAnalyzedOffset(LOOKED_THROUGH)
                                .fields(quoted.stream()
                                        .map(field -> NamedValue.of(field, HighlightField.of(f -> f)))
                                        .toList())),
                response -> new Found<>(
                        Objects.requireNonNull(response.hits().total()).value(),
                        response.hits().hits().stream()
                                .map(hit -> new Match<>(
                                        Views.read(Objects.requireNonNull(hit.source()), type), snippets(hit)))
                                .toList()));
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
