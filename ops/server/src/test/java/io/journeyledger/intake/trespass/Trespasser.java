package io.journeyledger.intake.trespass;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.server.LedgerApplication;

/** Intake must know neither Elasticsearch nor the program. */
public final class Trespasser {
    Object client(ElasticsearchClient client) {
        return client;
    }

    Object store(io.journeyledger.store.trespass.Trespasser store) {
        return store;
    }

    Object program(LedgerApplication program) {
        return program;
    }
}
