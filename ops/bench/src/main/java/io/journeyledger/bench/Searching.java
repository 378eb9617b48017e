package io.journeyledger.bench;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import io.journeyledger.ledger.Channel;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.rebuild.RebuildRequest;
import io.journeyledger.query.search.Finder;
import io.journeyledger.query.worklist.Worklist;
import io.journeyledger.query.worklist.WorklistQuery;
import io.journeyledger.query.worklist.WorklistQuery.Show;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * Searches by text over all views, and by text and filters in the worklist, each beside the one raw request that looks
 * the most alike.
 */
final class Searching implements Subject {

    private static final int TIMES = 200;
    private static final int SIZE = 20;
    private static final Channel CHANNEL = Channel.PHONE_AGENT;

    /** Often, seldom, two words, a phrase, a word of Chinese, a number, nothing. */
    private static final List<String> WORDS = List.of(
            "invoice ", "kettle ", "late delivery", "\"wrong amount\"", "\u767c\u7968", "O-1000", "nowheretobefound ");

    private final Workbench bench;

    Searching(Workbench bench) throws InterruptedException {
        this.bench = bench;
        bench.rebuild(RebuildRequest.live(EnumSet.allOf(View.class)), bench.writer());
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String what() {
        return "Words are looked for in customers, complaints and the timeline of " + bench.events() + " events, "
                + TIMES
                + " times; then, filtered by channel and whether they are open, in the complaints of the worklist";
    }

    @Override
    public String floor() {
        return "One request to Elasticsearch for the same words in the timeline alone; then one for the same words and filters in the"
                + " complaints alone, in no order and with nothing counted";
    }

    @Override
    public Run run() throws Exception {
        Finder finder = bench.get(Finder.class);
        Worklist worklist = bench.get(Worklist.class);
        Run found = Latencies.of(TIMES, i -> finder.find(words(i), SIZE));
        return filtered(
                found,
                Latencies.of(
                        TIMES,
                        i -> worklist.ask(
                                new WorklistQuery(Show.OPEN, null, null, null, CHANNEL, null, words(i)),
                                Instant.now(),
                                ZoneOffset.UTC,
                                null,
                                SIZE)));
    }

    @Override
    public Run floorRun() throws Exception {
        Run found = Latencies.of(TIMES, i -> ask(View.TIMELINE, said(words(i), "journey.text", "message")));
        return filtered(
                found,
                Latencies.of(
                        TIMES,
                        i -> ask(
                                View.COMPLAINTS,
                                Query.of(q -> q.bool(b -> b.must(said(words(i), "text", "narrative"))
                                        .filter(f -> f.term(t -> t.field("open").value(true)))
                                        .filter(f ->
                                                f.term(t -> t.field("channel").value(CHANNEL.name()))))))));
    }

    private static Run filtered(Run found, Run filtered) {
        Run both = found;
        for (Map.Entry<String, Double> figure : filtered.figures().entrySet()) {
            both = both.with("filtered " + figure.getKey(), figure.getValue());
        }
        return both;
    }

    private static String words(int i) {
        return WORDS.get(i % WORDS.size());
    }

    private void ask(View view, Query query) throws IOException {
        bench.client()
                .search(
                        search -> search.index(view.alias())
                                .query(query)
                                .trackTotalHits(t -> t.enabled(true))
                                .size(SIZE),
                        JsonData.class);
    }

    /** All of the words, in whatever order; what stands between quotation marks as it is. */
    private static Query said(String words, String... fields) {
        return Query.of(q ->
                q.simpleQueryString(s -> s.query(words).fields(List.of(fields)).defaultOperator(Operator.And)));
    }

    @Override
    public void close() throws IOException {
        bench.close();
    }
}
