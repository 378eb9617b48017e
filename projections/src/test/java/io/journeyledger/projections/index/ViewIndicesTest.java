package io.journeyledger.projections.index;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewIndicesTest {

    private static final ElasticsearchClient CLIENT = RealElasticsearch.client();

    private final ViewIndices indices = new ViewIndices(CLIENT);

    @BeforeEach
    void removeIndices() throws IOException {
        RealElasticsearch.clean(CLIENT);
    }

    @AfterAll
    static void close() throws IOException {
        RealElasticsearch.clean(CLIENT);
        CLIENT.close();
    }

    @Test
    void makes_no_index_by_accident_when_an_alias_is_gone() throws IOException {
        ViewWriter writer = new ViewWriter(CLIENT, new SimpleMeterRegistry());
        Document document =
                Telling.of("J1").then(bought("2026-01-11", "O1", "10.50")).customer("2026-02-01");

        assertThatExceptionOfType(DocumentRejectedException.class)
                .isThrownBy(() -> writer.write(List.of(Operation.put(View.CUSTOMERS, document, 1))));
        assertThat(indices.behind(View.CUSTOMERS)).isEmpty();
    }

    @Test
    void creates_each_index_once() {
        assertThat(indices.createMissing("p", at("2026-11-22"))).isEqualTo(EnumSet.allOf(View.class));
        assertThat(indices.createMissing("p", at("2026-11-23"))).isEmpty();
        assertThat(indices.behind(View.CUSTOMERS)).hasValue("journey-customers-v2-20261122t120000000");
    }

    @Test
    void puts_an_empty_index_in_the_place_of_one_with_an_older_mapping() throws IOException {
        RealElasticsearch.clean(CLIENT);
        CLIENT.indices()
                .create(create -> create.index("journey-customers-v0-20250101t000000")
                        .aliases(View.CUSTOMERS.alias(), alias -> alias));

        assertThat(indices.createMissing("p", at("2026-11-22"))).isEqualTo(EnumSet.allOf(View.class));
        assertThat(indices.behind(View.CUSTOMERS)).hasValue("journey-customers-v2-20261122t120000000");
    }
}
