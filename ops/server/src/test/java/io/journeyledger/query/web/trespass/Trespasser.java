package io.journeyledger.query.web.trespass;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.store.reading.LedgerReader;

/** A page must ask neither Elasticsearch nor the store. */
public final class Trespasser {
    Object client(ElasticsearchClient client) {
        return client;
    }

    Object views(Views views) {
        return views;
    }

    Object store(LedgerReader store) {
        return store;
    }
}
