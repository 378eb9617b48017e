package io.journeyledger.query.extract;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.SimpleJsonpMapper;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.UnansweredQuestionException;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.search.Finder;
import io.journeyledger.query.worklist.Worklist;
import io.journeyledger.query.worklist.WorklistQuery;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads any view, or a search in it, as a whole, to be taken elsewhere. */
@Component
public final class Extracts {

    /** Most characters of a question. */
    public static final int LONGEST = 2_000;

    private static final int MISUNDERSTOOD = 400;
    private static final JsonMapper JSON = new JsonMapper();

    private final Views views;

    Extracts(Views views) {
        this.views = views;
    }

    /** The same over the side indices of that name; none: over the live views. */
    public Extracts in(@Nullable String beside) {
        return new Extracts(views.in(beside));
    }

    /**
     * Documents in the order in which they are read fastest.
     *
     * @param query in the Lucene query syntax of Elasticsearch and Kibana, such as {@code lifecycle.stage:AT_RISK AND
     *     loyalty.frequency:>3}; blank: every document
     * @throws InvalidQuestionException when it cannot be asked; nothing was opened then
     * @throws UnansweredQuestionException when Elasticsearch does not answer
     */
    public Extract open(View view, String query) {
        return open(view, query, DocumentOrder.ofTheIndex(), true);
    }

    /**
     * The same in the order of what their ids are made of, which takes several times as long.
     *
     * @param after the {@code _id} of the last document that is already there, to go on after it; empty: from the first
     */
    public Extract openById(View view, String query, String after) {
        InvalidQuestionException.notLongerThan("after", after, LONGEST);
        return open(view, query, DocumentOrder.ofIds(view, after), true);
    }

    /** The ids of documents alone, in their order. */
    Extract ids(View view, String query) {
        return open(view, query, DocumentOrder.ofIds(view, ""), false);
    }

    private Extract open(View view, String query, DocumentOrder order, boolean whole) {
        InvalidQuestionException.notLongerThan("q", query, LONGEST);
        try {
            return new Extract(views, view, query.isBlank() ? everything() : words(view, query), order, whole);
        } catch (ElasticsearchException e) {
            if (e.status() == MISUNDERSTOOD) {
                throw new InvalidQuestionException("q", query, "Elasticsearch does not understand it: " + reason(e));
            }
            throw e;
        }
    }

    /**
     * All complaints of a worklist.
     *
     * @param now tells what is overdue
     * @param zone tells when today begins and ends
     */
    public Extract worklist(WorklistQuery query, Instant now, ZoneId zone) {
        return whole(View.COMPLAINTS, Worklist.listed(query, now, zone));
    }

    /**
     * All documents of a view that a search by words finds.
     *
     * @throws InvalidQuestionException when the words are too long, or documents of the view have none to be found by
     */
    public Extract found(View view, String words) {
        return whole(view, Finder.query(view, words));
    }

    private Extract whole(View view, Query query) {
        return new Extract(views, view, json(query), DocumentOrder.ofTheIndex(), true);
    }

    private static ObjectNode json(Query query) {
        return (ObjectNode) JSON.readTree(JsonpUtils.toJsonString(query, SimpleJsonpMapper.INSTANCE));
    }

    private static String reason(ElasticsearchException e) {
        return e.error().rootCause().stream()
                .map(cause -> String.valueOf(cause.reason()))
                .findFirst()
                .orElse(String.valueOf(e.error().reason()));
    }

    private static ObjectNode everything() {
        ObjectNode query = JSON.createObjectNode();
        query.putObject("match_all");
        return query;
    }

    private static ObjectNode words(View view, String query) {
        NamedFields.areOf(view, query);
        ObjectNode words = JSON.createObjectNode();
        words.putObject("query_string")
                .put("query", query)
                .put("default_operator", "and")
                .put("allow_leading_wildcard", false);
        return words;
    }
}
