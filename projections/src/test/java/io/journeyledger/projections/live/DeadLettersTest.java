package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.Telling.mark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.elasticsearch.SharedElasticsearch;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.CustomerIdentified;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.PurchaseEvent.PurchaseReturned;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.RealElasticsearch;
import io.journeyledger.projections.rebuild.Rebuild;
import io.journeyledger.projections.rebuild.RebuildRequest;
import io.journeyledger.projections.rebuild.Rebuilds;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.store.codec.ProvenanceMetadata;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.operation.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Events that nobody can read, in a real ledger, and what becomes of their journeys. */
class DeadLettersTest {

    private static final JourneyId ANN = new JourneyId("ANN");
    private static final JourneyId BEN = new JourneyId("BEN");

    @TempDir
    Path folder;

    private final ElasticsearchClient client = RealElasticsearch.client();
    private ConfigurableApplicationContext application;

    @BeforeEach
    void start() throws IOException {
        RealElasticsearch.clean(client);
        application = run("command");
    }

    @AfterEach
    void stop() throws IOException {
        application.close();
        RealElasticsearch.clean(client);
        client.close();
    }

    @Test
    void an_unreadable_event_parks_its_journey_until_it_can_be_told_and_others_go_on() throws Exception {
        append(ANN, 0, identified(ANN, "ann@example.org"), bought("2026-01-11", "O1", "10.00"));
        append(BEN, 0, identified(BEN, "ben@example.org"));
        append(ANN, 2, bought("2026-01-12", "O2", "20.00"), bought("2026-01-13", "O3", "30.00"));
        append(BEN, 1, bought("2026-01-14", "O4", "40.00"));
        String right = damage("ANN", 2);

        application = run("command,projection,query");

        // the journey is told up to the event before, in order; the other one whole
        eventually().until(() -> revenue(BEN).equals("40.0") || revenue(BEN).equals("40.00"));
        eventually().until(() -> orders(ANN) == 1);
        eventually().untilAsserted(() -> assertThat(retries().all()).hasSize(1));
        DeadLetter letter = retries().all().getFirst();
        assertThat(letter.eventId()).isEqualTo("ANN.2");
        assertThat(letter.evicted()).isFalse();
        assertThat(letter.reason())
                .isEqualTo(
                        "A stored PurchaseMade revision 1 cannot be read: total: the value is not what is expected there."
                                + " Try it again when the program is updated, or evict it");
        assertThat(timeline()).isEqualTo(4);

        // what comes later waits behind it, also in a rebuild
        append(ANN, 4, bought("2026-01-15", "O5", "50.00"));
        append(BEN, 2, bought("2026-01-16", "O6", "60.00"));
        eventually().until(() -> orders(BEN) == 2);
        Rebuild rebuild =
                application.getBean(Rebuilds.class).begin(RebuildRequest.live(Set.of(View.CUSTOMERS, View.TIMELINE)));
        eventually().until(() -> rebuild.phase().isOver());
        assertThat(rebuild.problem()).isNull();
        assertThat(orders(ANN)).isEqualTo(1);

        // a retry that fails leaves the letter, one that succeeds tells everything
        assertThat(retry("ANN.2")).map(DeadLetter::attempts).contains(2);
        repair("ANN", 2, right);
        assertThat(retry("ANN.2")).isEmpty();
        eventually().until(() -> orders(ANN) == 4);
        assertThat(retries().all()).isEmpty();
        eventually().until(() -> timeline() == 8);
    }

    @Test
    void an_evicted_event_is_left_out_by_every_runner_and_can_be_told_after_all() throws Exception {
        append(ANN, 0, identified(ANN, "ann@example.org"), bought("2026-01-11", "O1", "10.00"));
        append(ANN, 2, bought("2026-01-12", "O2", "20.00"));
        String right = damage("ANN", 1);
        application = run("command,projection,query");
        eventually().untilAsserted(() -> assertThat(retries().all()).hasSize(1));

        Projecting.onceInTurn(() -> retries().evict("ANN.1"));

        eventually().until(() -> orders(ANN) == 1 && timeline() == 2);
        Rebuild rebuild = application.getBean(Rebuilds.class).begin(RebuildRequest.live(Set.of(View.CUSTOMERS)));
        eventually().until(() -> rebuild.phase().isOver());
        assertThat(orders(ANN)).isEqualTo(1);
        repair("ANN", 1, right);
        retry("ANN.1");
        eventually().until(() -> orders(ANN) == 2);
    }

    @Test
    void an_event_of_a_newer_program_is_named() throws Exception {
        append(ANN, 0, identified(ANN, "ann@example.org"), bought("2026-01-11", "O1", "10.00"));
        application.close();
        ledger().makeUnknown("ANN", 1, "MoonLanded");

        application = run("command,projection,query");

        eventually().untilAsserted(() -> assertThat(retries().all()).hasSize(1));
        assertThat(retries().all().getFirst().reason())
                .startsWith("There is no event MoonLanded in the catalogue; a newer version of this program may");
    }

    @Test
    void while_a_view_is_rebuilt_no_letter_is_told_since_the_new_index_would_lack_it() throws Exception {
        append(ANN, 0, identified(ANN, "ann@example.org"), bought("2026-01-11", "O1", "10.00"));
        String right = damage("ANN", 1);
        application = run("command,projection,query");
        eventually().untilAsserted(() -> assertThat(retries().all()).hasSize(1));
        DeadLetter letter = retries().all().getFirst();
        repair("ANN", 1, right);
        Turn rebuild = application.getBean(Turn.class).of("a rebuild");
        eventually().until(() -> rebuild.take().isEmpty());

        assertThatThrownBy(() -> retries().retry(letter.eventId()))
                .isInstanceOf(RebuildRefusedException.class)
                .hasMessageContaining("being rebuilt");
        assertThat(retries().all()).containsExactly(letter);

        rebuild.leave();
        assertThat(retry(letter.eventId())).isEmpty();
        assertThat(rebuild.take()).isEmpty();
    }

    @Test
    void what_cannot_be_told_of_an_absorbed_journey_waits_there_and_the_one_that_speaks_goes_on() {
        JourneysMerged merged = new JourneysMerged(at("2026-01-12"), ANN, BEN, "one person");
        append(ANN, 0, identified(ANN, "ann@example.org"));
        append(BEN, 0, identified(BEN, "ben@example.org"), returned("2026-01-11", "R1"));
        append(ANN, 1, merged);
        append(BEN, 2, merged);
        application.close();
        application = run("command,projection,query");
        eventually().until(() -> timeline() == 5);

        // of both together no index takes the sum
        append(BEN, 3, returned("2026-01-13", "R2"));
        eventually().untilAsserted(() -> assertThat(retries().all()).hasSize(1));
        assertThat(retries().all().getFirst().eventId()).isEqualTo("BEN.3");
        assertThat(retries().all().getFirst().reason())
                .contains("does not take the document ANN", "(document_parsing_exception)")
                .doesNotContain("E308");

        append(ANN, 2, bought("2026-01-14", "O1", "10.00"));
        eventually().until(() -> orders(ANN) == 1);
    }

    private static PurchaseReturned returned(String day, String id) {
        return new PurchaseReturned(at(day), "O0", id, Money.of("1E308", "EUR"), null);
    }

    private Optional<DeadLetter> retry(String eventId) {
        return Projecting.onceInTurn(() -> retries().retry(eventId));
    }

    private Retries retries() {
        return application.getBean(Retries.class);
    }

    private int orders(JourneyId journey) throws IOException {
        CustomerDocument customer = customer(journey);
        return customer == null || customer.value() == null
                ? -1
                : customer.value().orders();
    }

    private String revenue(JourneyId journey) throws IOException {
        CustomerDocument customer = customer(journey);
        return customer == null || customer.value() == null
                ? ""
                : customer.value().revenue().toPlainString();
    }

    private @org.jspecify.annotations.Nullable CustomerDocument customer(JourneyId journey) throws IOException {
        if (!client.indices()
                .existsAlias(exists -> exists.name(View.CUSTOMERS.alias()))
                .value()) {
            return null;
        }
        var found = client.get(
                get -> get.index(View.CUSTOMERS.alias()).id(journey.value()), co.elastic.clients.json.JsonData.class);
        return found.source() == null
                ? null
                : io.journeyledger.projections.index.DocumentJson.read(
                        found.source().toJson().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        CustomerDocument.class);
    }

    private long timeline() throws IOException {
        client.indices().refresh(refresh -> refresh.index(View.TIMELINE.alias()));
        return client.count(count -> count.index(View.TIMELINE.alias())).count();
    }

    /** Makes an event unreadable, as a bug of a past version would have. @return what it was */
    private String damage(String journey, int sequence) throws SQLException {
        application.close();
        return ledger().change(journey, sequence, "{\"total\":\"not money\"}");
    }

    private void repair(String journey, int sequence, String payload) throws SQLException {
        ledger().change(journey, sequence, payload);
    }

    private LedgerFile ledger() {
        return new LedgerFile(folder.resolve("data").resolve("ledger.db"));
    }

    private void append(JourneyId journey, long from, JourneyEvent... events) {
        List<DomainEventMessage<JourneyEvent>> messages = new ArrayList<>();
        for (int i = 0; i < events.length; i++) {
            messages.add(new GenericDomainEventMessage<>(
                    "Journey",
                    journey.value(),
                    from + i,
                    events[i],
                    ProvenanceMetadata.of(Provenance.of("shop", journey + "/" + (from + i)))));
        }
        EventStore store = application.getBean(EventStore.class);
        application.getBean(TransactionManager.class).executeInTransaction(() -> store.publish(messages));
    }

    private CustomerIdentified identified(JourneyId journey, String mail) {
        JourneyKeys keys = application.getBean(JourneyKeys.class);
        return new CustomerIdentified(
                at("2026-01-10"),
                List.of(new Identifier(
                        Identifier.Kind.EMAIL, mark("print"), keys.seal(journey, new PersonalText.Clear(mail)))));
    }

    private ConfigurableApplicationContext run(String roles) {
        return new SpringApplicationBuilder(LiveProjectionTest.Application.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of("spring.main.banner-mode", "off"))
                .properties(Map.of(
                        "journey.data",
                        folder.resolve("data").toString(),
                        "journey.roles",
                        roles,
                        "journey.elasticsearch.url",
                        SharedElasticsearch.url().toString()))
                .run();
    }

    private static ConditionFactory eventually() {
        // An index that was just made answers nothing until its shard has started.
        return await().ignoreExceptions().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
