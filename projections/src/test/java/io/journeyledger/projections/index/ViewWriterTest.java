package io.journeyledger.projections.index;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.Telling.identified;
import static io.journeyledger.projections.Telling.lodged;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ComplaintEvent.ComplaintLodged;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.View;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ViewWriterTest {

    private static final ElasticsearchClient CLIENT = RealElasticsearch.client();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ViewWriter writer = new ViewWriter(CLIENT, meters);

    @BeforeAll
    static void createIndices() throws IOException {
        RealElasticsearch.clean(CLIENT);
        new ViewIndices(CLIENT).createMissing("p", at("2026-11-22"));
    }

    @AfterAll
    static void close() throws IOException {
        RealElasticsearch.clean(CLIENT);
        CLIENT.close();
    }

    @Test
    void every_view_takes_its_documents() throws IOException {
        Telling telling = Telling.of("J1")
                .then(identified("2026-01-01", Identifier.Kind.EMAIL, "Ann@Example.org"))
                .then(bought("2026-01-11", "O1", "10.50"))
                .then(lodged("2026-01-12", "B1"));
        List<Operation> operations = new ArrayList<>();
        for (View view : View.values()) {
            for (Document document : telling.documents(view, "2026-02-01")) {
                operations.add(Operation.put(view, document, document.position()));
            }
        }

        writer.write(operations);
        refresh();

        Query ofJourney =
                Query.of(query -> query.term(term -> term.field("journey.id").value("J1")));
        assertThat(documents(View.CUSTOMERS, ofJourney)).isEqualTo(1);
        assertThat(documents(View.COMPLAINTS, ofJourney)).isEqualTo(1);
        assertThat(documents(View.TIMELINE, ofJourney)).isEqualTo(3);
        assertThat(documents(View.TRANSITIONS, ofJourney)).isEqualTo(2);
        CustomerDocument found = CLIENT.search(
                        search -> search.index(View.CUSTOMERS.alias())
                                .query(query -> query.term(term ->
                                        term.field("journey.identifiers.key").value("ann@example.org"))),
                        CustomerDocument.class)
                .hits()
                .hits()
                .getFirst()
                .source();
        assertThat(found).isEqualTo(telling.customer("2026-02-01"));
        assertThat(meters.get("journey.view.bulk").timer().count()).isEqualTo(1);
    }

    @Test
    void what_is_older_changes_nothing_and_is_no_failure() throws IOException {
        Telling telling = Telling.of("J2A").then(bought("2026-01-11", "O1", "10.50"));
        Document older = telling.customer("2026-02-01");
        Document newer = telling.then(bought("2026-01-12", "O2", "1.00")).customer("2026-02-01");

        writer.write(List.of(Operation.put(View.CUSTOMERS, newer, newer.position())));
        writer.write(List.of(Operation.put(View.CUSTOMERS, older, older.position())));
        writer.write(List.of(Operation.delete(View.CUSTOMERS, "J2A", older.position())));

        assertThat(CLIENT.get(get -> get.index(View.CUSTOMERS.alias()).id("J2A"), CustomerDocument.class)
                        .source())
                .isEqualTo(newer);
        assertThat(meters.get("journey.view.item.failures").counter().count()).isZero();
    }

    @Test
    void deletes_also_what_is_not_there() throws IOException {
        Telling telling = Telling.of("J3A").then(bought("2026-01-11", "O1", "10.50"));
        writer.write(List.of(Operation.put(View.CUSTOMERS, telling.customer("2026-02-01"), 1)));

        writer.write(
                List.of(Operation.delete(View.CUSTOMERS, "J3A", 2), Operation.delete(View.CUSTOMERS, "nobody", 2)));

        assertThat(CLIENT.exists(exists -> exists.index(View.CUSTOMERS.alias()).id("J3A"))
                        .value())
                .isFalse();
    }

    @Test
    void names_what_the_index_does_not_take_and_writes_the_rest() throws IOException {
        Document good =
                Telling.of("J4A").then(bought("2026-01-11", "O1", "10.50")).customer("2026-02-01");
        Operation bad = new Operation(
                View.CUSTOMERS.alias(), "J4B", 1, "{\"journey\":{\"id\":\"J4B\"},\"shoeSize\":43}".getBytes(UTF_8));

        assertThatExceptionOfType(DocumentRejectedException.class)
                .isThrownBy(() -> writer.write(List.of(bad, Operation.put(View.CUSTOMERS, good, 1))))
                .withMessageContaining("1 documents")
                .withMessageContaining("J4B")
                .withMessageContaining("shoeSize");
        assertThat(CLIENT.exists(exists -> exists.index(View.CUSTOMERS.alias()).id("J4A"))
                        .value())
                .isTrue();
        assertThat(meters.get("journey.view.item.failures").counter().count()).isEqualTo(1);
    }

    /** Nothing is wrong with the document: who parked its journey for it would park every journey. */
    @Test
    void a_document_is_not_to_blame_for_an_index_that_takes_none() throws IOException {
        String index = View.CUSTOMERS.sideIndex("blocked");
        new ViewIndices(CLIENT).createForFilling(View.CUSTOMERS, index, Mark.live("p", at("2026-11-22")));
        Document document =
                Telling.of("J5A").then(bought("2026-01-11", "O1", "10.50")).customer("2026-02-01");
        List<Operation> operations = List.of(Operation.put(index, document, 1));

        CLIENT.indices().putSettings(put -> put.index(index).settings(settings -> settings.blocks(b -> b.write(true))));
        assertThatExceptionOfType(ViewsUnavailableException.class)
                .isThrownBy(() -> writer.write(operations))
                .withMessageContaining(index + " takes nothing now")
                .withMessageContaining("index write (api)");
        CLIENT.indices()
                .putSettings(put -> put.index(index).settings(settings -> settings.blocks(b -> b.write(false))));
        CLIENT.indices().close(close -> close.index(index));
        assertThatExceptionOfType(ViewsUnavailableException.class)
                .isThrownBy(() -> writer.write(operations))
                .withMessageContaining("closed");
        CLIENT.indices().open(open -> open.index(index));

        writer.write(operations);
        assertThat(CLIENT.exists(exists -> exists.index(index).id("J5A")).value())
                .isTrue();
        assertThat(meters.get("journey.view.item.failures").counter().count()).isZero();
    }

    @Test
    void a_document_is_not_to_blame_for_an_alias_to_which_somebody_added_an_index() throws IOException {
        String added = View.COMPLAINTS.sideIndex("added");
        new ViewIndices(CLIENT).createForFilling(View.COMPLAINTS, added, Mark.live("p", at("2026-11-22")));
        String live = new ViewIndices(CLIENT).behind(View.COMPLAINTS).orElseThrow();
        Document document = Telling.of("J8A").then(lodged("2026-01-12", "B1")).complaint("2026-02-01");
        List<Operation> operations = List.of(Operation.put(View.COMPLAINTS, document, 1));

        pointTo(live, added, false);
        assertThatExceptionOfType(ViewsUnavailableException.class)
                .isThrownBy(() -> writer.write(operations))
                .withMessageContaining("no write index is defined for alias [journey-complaints]");
        pointTo(live, added, true);
        new ViewIndices(CLIENT).delete(added);

        writer.write(operations);
        assertThat(meters.get("journey.view.item.failures").counter().count()).isZero();
    }

    private static void pointTo(String live, String added, boolean write) throws IOException {
        String alias = View.COMPLAINTS.alias();
        CLIENT.indices()
                .updateAliases(update -> update.actions(action ->
                                action.add(a -> a.index(live).alias(alias).isWriteIndex(write)))
                        .actions(action ->
                                action.add(a -> a.index(added).alias(alias).isWriteIndex(false))));
    }

    static List<String> no_ids() {
        return List.of("J4D:" + "\u6295".repeat(170), "J4D:half \ud800 of a pair");
    }

    @ParameterizedTest
    @MethodSource("no_ids")
    void rejects_a_document_whose_id_no_index_takes_and_writes_the_rest(String id) throws IOException {
        Document good =
                Telling.of("J4C").then(bought("2026-01-11", "O1", "10.50")).customer("2026-02-01");
        Operation bad = new Operation(View.COMPLAINTS.alias(), id, 1, "{}".getBytes(UTF_8));

        assertThatExceptionOfType(DocumentRejectedException.class)
                .isThrownBy(() -> writer.write(List.of(bad, Operation.put(View.CUSTOMERS, good, 1))))
                .satisfies(e -> assertThat(e.rejected())
                        .extracting(DocumentRejectedException.Rejected::id)
                        .containsExactly(id));
        assertThat(CLIENT.exists(exists -> exists.index(View.CUSTOMERS.alias()).id("J4C"))
                        .value())
                .isTrue();
    }

    @Test
    void sends_more_than_a_bulk_holds_in_several() {
        String words = "Das Wasser läuft aus. ".repeat(3_000);
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Document document = Telling.of("K" + i).then(complaint("B1", words)).complaint("2026-02-01");
            operations.add(Operation.put(View.COMPLAINTS, document, 1));
        }

        writer.write(operations);

        assertThat(meters.get("journey.view.bulk").timer().count())
                .as("300 documents of 69 KB, 8 MB a bulk")
                .isEqualTo(3);
    }

    @Test
    void says_when_elasticsearch_is_away() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        try (ElasticsearchClient away = RealElasticsearch.client(URI.create("http://127.0.0.1:" + nobody))) {
            Document document =
                    Telling.of("J6A").then(bought("2026-01-11", "O1", "1.00")).customer("2026-02-01");

            assertThatExceptionOfType(ViewsUnavailableException.class)
                    .isThrownBy(() ->
                            new ViewWriter(away, meters).write(List.of(Operation.put(View.CUSTOMERS, document, 1))))
                    .withMessageContaining("cannot be reached");
        }
    }

    @Test
    void finds_a_phrase_of_chinese_characters_and_not_the_same_characters_in_another_order() throws IOException {
        Telling telling = Telling.of("J7A").then(complaint("B1", "我的水壺漏水了，客服說會在三天內回電，但是沒有。"));
        writer.write(List.of(
                Operation.put(View.COMPLAINTS, telling.complaint("2026-02-01"), 1),
                Operation.put(View.TIMELINE, telling.timeline().getFirst(), 1)));
        refresh();

        assertThat(documents(View.COMPLAINTS, phrase("narrative", "客服"))).isEqualTo(1);
        assertThat(documents(View.COMPLAINTS, phrase("narrative", "三天內回電"))).isEqualTo(1);
        assertThat(documents(View.COMPLAINTS, phrase("narrative", "服客"))).isZero();
        assertThat(documents(View.COMPLAINTS, phrase("narrative", "水漏"))).isZero();
        assertThat(CLIENT.search(
                                search -> search.index(View.TIMELINE.alias()).query(phrase("journey.text", "漏水")),
                                TimelineDocument.class)
                        .hits()
                        .hits())
                .hasSize(1);
    }

    private static ComplaintLodged complaint(String id, String narrative) {
        return new ComplaintLodged(
                at("2026-01-12"),
                id,
                Channel.CHAT,
                null,
                null,
                null,
                null,
                PersonalText.of(narrative),
                null,
                null,
                null,
                null);
    }

    private static Query phrase(String field, String text) {
        return Query.of(query -> query.matchPhrase(phrase -> phrase.field(field).query(text)));
    }

    private static long documents(View view, Query query) throws IOException {
        return CLIENT.count(count -> count.index(view.alias()).query(query)).count();
    }

    private static void refresh() throws IOException {
        for (View view : View.values()) {
            CLIENT.indices().refresh(refresh -> refresh.index(view.alias()));
        }
    }
}
