package io.journeyledger.bench;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.json.JsonData;
import io.journeyledger.ledger.Channel;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.rebuild.RebuildRequest;
import io.journeyledger.query.Finder;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;

/** Searches by text over all views, beside the one request of them that looks at the most documents. */
final class Searching implements Subject {

    private static final int TIMES = 200;
    private static final int SIZE = 20;

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
                + TIMES + " times";
    }

    @Override
    public String floor() {
        return "One request to Elasticsearch for the same words in the timeline alone, filtered by a channel";
    }

    @Override
    public Run run() throws Exception {
        Finder finder = bench.get(Finder.class);
        return Latencies.of(TIMES, i -> finder.find(WORDS.get(i % WORDS.size()), SIZE));
    }

    @Override
    public Run floorRun() throws Exception {
        return Latencies.of(
                TIMES,
                i -> bench.client()
                        .search(
                                search -> search.index(View.TIMELINE.alias())
                                        .query(query(WORDS.get(i % WORDS.size())))
                                        .size(SIZE),
                                JsonData.class));
    }

    private static Query query(String words) {
        return Query.of(q -> q.bool(b -> b.must(m -> m.multiMatch(text ->
                        text.query(words).fields("journey.text", "message").type(TextQueryType.Phrase)))
                .filter(f -> f.term(t -> t.field("journey.channel").value(Channel.PHONE_AGENT.name())))));
    }

    @Override
    public void close() throws IOException {
        bench.close();
    }
}
