package io.journeyledger.projections.index;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.field_caps.FieldCapability;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

        assertThatExceptionOfType(ViewsUnavailableException.class)
                .isThrownBy(() -> writer.write(List.of(Operation.put(View.CUSTOMERS, document, 1))))
                .withMessageContaining("journey-customers takes nothing now");
        assertThat(indices.behind(View.CUSTOMERS)).isEmpty();
    }

    @Test
    void creates_each_index_once() {
        assertThat(indices.missing()).isEqualTo(EnumSet.allOf(View.class));
        indices.createMissing("p", at("2026-11-22"));
        assertThat(indices.missing()).isEmpty();
        indices.createMissing("p", at("2026-11-23"));
        assertThat(indices.behind(View.CUSTOMERS)).hasValue(View.CUSTOMERS.indexPrefix() + "20261122t120000000");
    }

    /** Those too of which no list by values is kept. */
    @Test
    void every_field_can_be_filtered_by_and_every_one_but_a_text_or_a_key_be_counted() throws IOException {
        indices.createMissing("p", at("2026-11-22"));

        Map<String, FieldCapability> fields = new TreeMap<>();
        CLIENT.fieldCaps(asked -> asked.index("journey-*").fields("*").filters("-metadata", "-parent"))
                .fields()
                .forEach((field, types) -> types.forEach((type, can) -> fields.put(field + " " + type, can)));

        assertThat(fields).hasSizeGreaterThan(200);
        assertThat(fields).allSatisfy((field, can) -> {
            assertThat(can.searchable()).as(field).isTrue();
            assertThat(can.aggregatable())
                    .as(field)
                    .isEqualTo(!field.endsWith(" text") && !field.equals("journey.identifiers.key keyword"));
        });
    }

    @Test
    void leaves_an_index_with_another_mapping_as_it_is() throws IOException {
        String old = old();

        assertThat(indices.missing()).isEqualTo(EnumSet.complementOf(EnumSet.of(View.CUSTOMERS)));
        indices.createMissing("p", at("2026-11-22"));
        assertThat(indices.behind(View.CUSTOMERS)).hasValue(old);
        assertThat(indices.outdated()).containsExactly(View.CUSTOMERS);
    }

    @Test
    void an_index_with_another_mapping_takes_no_documents_and_its_successor_does() throws IOException {
        String old = old();
        indices.createMissing("p", at("2026-11-22"));
        ViewWriter writer = new ViewWriter(CLIENT, new SimpleMeterRegistry());
        Telling telling = Telling.of("J1").then(bought("2026-01-11", "O1", "10.50"));
        Operation customer = Operation.put(View.CUSTOMERS, telling.customer("2026-02-01"), 1);
        Operation event = Operation.put(
                View.TIMELINE, telling.documents(View.TIMELINE, "2026-02-01").getFirst(), 1);

        writer.write(List.of(customer, event));

        assertThat(indices.tally(old).documents()).isZero();
        assertThat(indices.tally(View.TIMELINE.alias()).documents()).isEqualTo(1);

        String successor = ViewIndices.name(View.CUSTOMERS, at("2026-11-23"));
        indices.createForFilling(View.CUSTOMERS, successor, Mark.live("p", at("2026-11-23")));
        indices.swap(View.CUSTOMERS, successor);
        writer.write(List.of(customer));

        assertThat(indices.tally(successor).documents()).isEqualTo(1);
    }

    @Test
    void positions_are_added_up_exactly_also_beyond_what_a_double_holds() throws IOException {
        indices.createMissing("p", at("2026-11-22"));
        long sum = 0;
        for (long position : List.of(1L, 1L << 53, (1L << 53) - 2_000_000)) {
            sum += position;
            CLIENT.index(event -> event.index(View.TIMELINE.alias()).document(Map.of("position", position)));
        }

        assertThat(indices.tally(View.TIMELINE.alias())).isEqualTo(new Tally(3, sum));
    }

    @Test
    void a_swap_leaves_no_other_index_behind_the_alias() throws IOException {
        String old = old();
        CLIENT.indices()
                .create(create -> create.index("journey-customers-v1-20250102t000000")
                        .aliases(View.CUSTOMERS.alias(), alias -> alias));
        String next = ViewIndices.name(View.CUSTOMERS, at("2026-11-23"));
        indices.createForFilling(View.CUSTOMERS, next, Mark.live("p", at("2026-11-23")));

        indices.swap(View.CUSTOMERS, next);
        indices.swap(View.CUSTOMERS, next);

        assertThat(indices.all())
                .filteredOn(Marked::behindAlias)
                .extracting(Marked::index)
                .containsExactly(next)
                .doesNotContain(old);
    }

    /** An index of an older program behind the alias of the customers, that would take any document. */
    private static String old() throws IOException {
        String old = "journey-customers-v0-20250101t000000";
        CLIENT.indices().create(create -> create.index(old).aliases(View.CUSTOMERS.alias(), alias -> alias));
        return old;
    }
}
