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
import java.io.StringReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /**
     * Elasticsearch lets no request say that a deletion is for an alias, and makes an index of one with an external
     * version.
     */
    @ParameterizedTest
    @ValueSource(strings = {"journey-transitions", "journey-customers-v0-20250101t000000"})
    void nor_when_something_is_to_be_deleted_from_what_is_gone(String index) throws IOException {
        ViewWriter writer = new ViewWriter(CLIENT, new SimpleMeterRegistry());

        assertThatExceptionOfType(ViewsUnavailableException.class)
                .isThrownBy(() -> writer.write(List.of(new Operation(index, "J1", 1, null))))
                .withMessageContaining(index + " takes nothing now");
        assertThat(CLIENT.indices().exists(exists -> exists.index(index)).value())
                .isFalse();
    }

    @Test
    void a_cluster_that_makes_indices_by_itself_is_known() throws IOException {
        assertThat(indices.areMadeByThemselves()).isFalse();
        makeIndices("true");
        try {
            assertThat(indices.areMadeByThemselves()).isTrue();
        } finally {
            makeIndices("null");
        }
        assertThat(indices.areMadeByThemselves()).isFalse();
    }

    /** @param byThemselves null: as its file says */
    private static void makeIndices(String byThemselves) throws IOException {
        CLIENT.cluster()
                .putSettings(put -> put.withJson(
                        new StringReader("{\"persistent\":{\"action.auto_create_index\":" + byThemselves + "}}")));
    }

    @Test
    void an_empty_index_in_the_place_of_an_alias_makes_way_for_it() throws IOException {
        CLIENT.indices().create(create -> create.index(View.TRANSITIONS.alias()));

        indices.createMissing("p", at("2026-11-22"));

        assertThat(indices.behind(View.TRANSITIONS)).isPresent();
    }

    @Test
    void one_that_holds_something_is_left_and_told_of() throws IOException {
        CLIENT.indices().create(create -> create.index(View.TRANSITIONS.alias()));
        CLIENT.index(put -> put.index(View.TRANSITIONS.alias()).id("1").document(Map.of("mine", "all mine")));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> indices.createMissing("p", at("2026-11-22")))
                .withMessageContaining("an index called journey-transitions")
                .withMessageContaining("1 document")
                .withMessageContaining("Delete it");
        assertThat(CLIENT.count(count -> count.index(View.TRANSITIONS.alias())).count())
                .isEqualTo(1);
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
