package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DocumentsOfJourneys;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.RealElasticsearch;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.store.codec.EventCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManyErasuresTest {

    private final ElasticsearchClient client = RealElasticsearch.client();

    @BeforeEach
    void clean() throws IOException {
        RealElasticsearch.clean(client);
    }

    @AfterEach
    void close() throws IOException {
        RealElasticsearch.clean(client);
        client.close();
    }

    /** Elasticsearch answers a question that names more than 65,536 of them with an error; here fewer are too many. */
    @Test
    void however_many_were_erased_all_are_forgotten() throws IOException {
        List<Recorded> erasures = IntStream.rangeClosed(1, 1_500)
                .mapToObj(ManyErasuresTest::erasure)
                .toList();
        LedgerInMemory ledger = new LedgerInMemory(erasures);
        ViewIndices indices = new ViewIndices(client);
        String beside = View.CUSTOMERS.sideIndex("then");
        indices.createForFilling(
                View.CUSTOMERS, beside, Mark.live("p1", at("2026-01-12")).with(Mark.State.SIDE, 0));
        client.indices().putSettings(put -> put.index(beside).settings(settings -> settings.maxTermsCount(1_000)));
        ViewWriter writer = new ViewWriter(client, new SimpleMeterRegistry());
        writer.write(erasures.stream()
                .map(erasure -> customer(beside, erasure.journey()))
                .toList());

        new Unfollowed(
                        ledger,
                        indices,
                        new DocumentsOfJourneys(client),
                        writer,
                        new Stories(ledger, EventCodec.standard()))
                .forgetErasedSince(0);

        assertThat(indices.tally(beside).documents()).isZero();
    }

    private static Recorded erasure(int position) {
        return new Recorded(
                position,
                new JourneyId("J%04d".formatted(position)),
                0,
                at("2026-01-20"),
                new PersonalDataErased(at("2026-01-20"), "GDPR Art. 17"),
                Provenance.of("test", "e" + position));
    }

    private static Operation customer(String index, JourneyId journey) {
        String json = "{\"journey\":{\"id\":\"" + journey.value() + "\"}}";
        return new Operation(index, journey.value(), 1, json.getBytes(StandardCharsets.UTF_8));
    }
}
