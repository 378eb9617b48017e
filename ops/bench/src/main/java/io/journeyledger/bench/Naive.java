package io.journeyledger.bench;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.JsonData;
import io.journeyledger.ledger.PurchaseEvent.PurchaseMade;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.LedgerReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a projection is that takes one event after the other: gets the customer's document from Elasticsearch, changes
 * it and indexes it again. Its document is much smaller than ours.
 */
record Naive(ElasticsearchClient client, LedgerReader ledger, EventCodec codec) {

    private static final String INDEX = "naive";
    private static final int EVENTS = 2_000;

    double eventsPerSecond() throws IOException {
        client.indices().create(create -> create.index(INDEX));
        try {
            project(EVENTS / 2); // so that their customers are there, and the index is begun
            long begun = System.nanoTime();
            int events = project(EVENTS);
            return Run.perSecond(events, begun);
        } finally {
            client.indices().delete(delete -> delete.index(INDEX));
        }
    }

    private int project(int limit) throws IOException {
        int events = 0;
        for (Recorded recorded : codec.decode(ledger.read(0, limit))) {
            String id = recorded.journey().value();
            JsonData there =
                    client.get(get -> get.index(INDEX).id(id), JsonData.class).source();
            @SuppressWarnings("unchecked")
            Map<String, Object> document = there == null ? new HashMap<>() : there.to(Map.class);
            document.merge("events", 1, (was, _) -> ((Number) was).intValue() + 1);
            document.put("lastEventAt", recorded.event().occurredAt().toString());
            if (recorded.event() instanceof PurchaseMade bought) {
                document.merge(
                        "revenue",
                        bought.total().amount().doubleValue(),
                        (was, more) -> ((Number) was).doubleValue() + ((Number) more).doubleValue());
            }
            client.index(index -> index.index(INDEX).id(id).document(document));
            events++;
        }
        return events;
    }
}
