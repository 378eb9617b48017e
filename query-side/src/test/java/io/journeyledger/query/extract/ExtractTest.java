package io.journeyledger.query.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.query.Crowd;
import io.journeyledger.query.Samples;
import io.journeyledger.query.elasticsearch.Views;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** However small the pages are: the end of one is the begin of the next. */
class ExtractTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Crowd crowd = Crowd.stored();
    private final Views views = new Views(Samples.client(Samples.stored())).in(Crowd.NAME);

    @ParameterizedTest
    @EnumSource
    void hands_over_every_document_once_in_both_orders_and_once_more(View view) throws IOException {
        Map<String, JsonNode> expected = new TreeMap<>();
        for (Document document : crowd.all(view)) {
            expected.put(document.id(), JSON.readTree(DocumentJson.write(document)));
        }
        int page = expected.size() / 3; // so that the last one is full or nearly empty
        DocumentOrder index = DocumentOrder.ofTheIndex();
        DocumentOrder ids = DocumentOrder.ofIds(view, "");
        for (DocumentOrder order : List.of(
                new DocumentOrder(index.fields(), index.after(), page),
                new DocumentOrder(ids.fields(), ids.after(), page))) {
            try (Extract extract = open(view, order)) {
                assertThat(extract.total()).isEqualTo(expected.size());
                Map<String, JsonNode> first = read(extract);
                assertThat(first).isEqualTo(expected);
                assertThat(List.copyOf(read(extract).keySet())).isEqualTo(List.copyOf(first.keySet()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"CUSTOMERS, 7", "COMPLAINTS, 7", "TIMELINE, 397", "TRANSITIONS, 97"})
    void goes_on_after_any_document_with_exactly_the_rest(View view, int page) throws IOException {
        List<String> whole = ids(view, "", page);
        for (int there = 1; there < whole.size(); there = there * 5 + 2) {
            assertThat(ids(view, whole.get(there - 1), page)).isEqualTo(whole.subList(there, whole.size()));
        }
        assertThat(ids(view, whole.getLast(), page)).isEmpty();
    }

    /** The client takes answers of 100 MB at most, and documents have no most. */
    @ParameterizedTest
    @EnumSource
    void hands_over_every_document_where_a_page_of_them_is_more_than_the_client_takes(View view) throws IOException {
        Views small = new Views(Samples.client(Samples.stored(), 20_000)).in(Crowd.NAME);
        List<String> expected = ids(view, "", 5_000);
        List<String> read = new ArrayList<>();
        DocumentOrder order = DocumentOrder.ofIds(view, "");
        try (Extract extract =
                new Extract(small, view, all(), new DocumentOrder(order.fields(), order.after(), 2_000), true)) {
            assertThat(extract.total()).isEqualTo(expected.size());
            extract.each((id, _, _, _) -> read.add(id));
        }
        assertThat(read).isEqualTo(expected);
    }

    private List<String> ids(View view, String after, int page) throws IOException {
        DocumentOrder order = DocumentOrder.ofIds(view, after);
        try (Extract extract = open(view, new DocumentOrder(order.fields(), order.after(), page))) {
            List<String> ids = new ArrayList<>();
            extract.each((id, _, _, _) -> ids.add(id));
            return ids;
        }
    }

    /** So that what Elasticsearch keeps for two minutes outlasts them. */
    @Test
    void what_is_read_is_touched_while_somebody_takes_long_to_write_it() throws IOException {
        DocumentOrder order = new DocumentOrder(DocumentOrder.ofTheIndex().fields(), List.of(), 1);
        List<String> taken = new ArrayList<>();
        try (Extract extract = new Extract(views, View.CUSTOMERS, all(), order, true, Duration.ofMillis(20))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> extract.each((id, _, _, _) -> {
                        taken.add(id);
                        long asked = searches();
                        // More than the next page, which is on its way.
                        await().atMost(Duration.ofSeconds(20)).until(() -> searches() > asked + 3);
                        throw new IOException("seen");
                    }));
        }
        assertThat(taken).hasSize(1);
    }

    private static long searches() {
        String index = View.CUSTOMERS.sideIndex(Crowd.NAME);
        return JSON.readTree(Samples.send(Samples.stored(), "GET", "/" + index + "/_stats/search", ""))
                .at("/_all/total/search/query_total")
                .asLong();
    }

    private Extract open(View view, DocumentOrder order) {
        return new Extract(views, view, all(), order, true);
    }

    private static ObjectNode all() {
        ObjectNode all = JSON.createObjectNode();
        all.putObject("match_all");
        return all;
    }

    private static Map<String, JsonNode> read(Extract extract) throws IOException {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        extract.each((id, page, from, length) -> {
            String text = new String(page, from, length, StandardCharsets.UTF_8);
            assertThat(documents.put(id, JSON.readTree(text))).as(id).isNull();
        });
        return documents;
    }
}
