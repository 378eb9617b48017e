package io.journeyledger.intake.trespass;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.server.LedgerApplication;
import io.journeyledger.store.database.Dialect;

/** Intake must know neither Elasticsearch nor the program, nor how databases differ. */
public final class Trespasser {
    Object client(ElasticsearchClient client) {
        return client;
    }

    Object store(io.journeyledger.store.trespass.Trespasser store) {
        return store;
    }

    Object dialect(Dialect dialect) {
        return dialect;
    }

    Object program(LedgerApplication program) {
        return program;
    }
}
