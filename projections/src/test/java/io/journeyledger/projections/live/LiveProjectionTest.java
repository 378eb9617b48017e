package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent.ComplaintLodged;
import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PurchaseEvent.PurchaseReturned;
import io.journeyledger.projections.ViewStatus;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.RealElasticsearch;
import io.journeyledger.projections.index.ViewWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Status;

/** How what is recorded gets into the views. */
class LiveProjectionTest extends Projecting {

    private static final ComplaintLodged LODGED_UNDER_TOO_LONG_AN_ID = new ComplaintLodged(
            at("2026-01-12"), "信".repeat(200), null, null, null, null, null, null, null, null, null, null);

    /** The real writer behind a gate. */
    private static final class Gate extends ViewWriter {

        private final Semaphore writers = new Semaphore(0);

        Gate() {
            super(RealElasticsearch.client(), new SimpleMeterRegistry());
        }

        private volatile boolean broken;

        @Override
        public void write(List<Operation> operations) {
            writers.acquireUninterruptibly();
            if (broken) {
                throw new IllegalStateException("The gate is broken");
            }
            super.write(operations);
        }
    }

    private @Nullable Gate gate;

    @AfterEach
    void open() {
        if (gate != null) {
            gate.writers.release(1_000);
        }
    }

    @Test
    void what_is_recorded_is_in_every_view_soon_after() throws IOException {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        append(2, bought("2026-01-12", "O2", "5.00"));

        eventually()
                .untilAsserted(
                        () -> assertThat(status(View.TIMELINE).documents()).isEqualTo(3));
        eventually()
                .untilAsserted(() -> assertThat(status(View.CUSTOMERS))
                        .isEqualTo(new ViewStatus(View.CUSTOMERS, 1, 3, 3, 0, 0, false, null)));
        CustomerDocument ann = customer();
        assertThat(ann.journey().identifiers().getFirst().value()).isEqualTo("ann@example.org");
        assertThat(Objects.requireNonNull(ann.value()).revenue()).isEqualByComparingTo("15.50");
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void how_far_the_views_are_is_told_while_elasticsearch_stands_still() throws IOException {
        append(0, identified("ann@example.org"));
        eventually().until(() -> status(View.CUSTOMERS).position() == 1);
        wire.freeze();
        append(1, bought("2026-01-11", "O1", "10.50"));

        List<ViewStatus> lags = application.getBean(ViewMonitor.class).lags();

        wire.cut(); // nobody waits for it to the end of the test
        assertThat(lags).extracting(ViewStatus::view).containsExactly(View.values());
        assertThat(lags).allSatisfy(lag -> {
            assertThat(lag.lagEvents()).isEqualTo(1);
            assertThat(lag.documents()).as("not counted").isEqualTo(-1);
        });
    }

    @Test
    void a_write_that_fails_leaves_the_token_where_it_was_and_is_made_up_for() throws IOException {
        append(0, identified("ann@example.org"));
        eventually().until(() -> status(View.CUSTOMERS).position() == 1);

        // when Elasticsearch is away while events arrive
        wire.cut();
        append(1, bought("2026-01-11", "O1", "10.50"));

        // then the health says so and the position stays
        eventually().until(() -> health().equals(Status.OUT_OF_SERVICE));
        ViewStatus away = status(View.CUSTOMERS);
        assertThat(away.position()).isEqualTo(1);
        assertThat(away.headPosition()).isEqualTo(2);
        assertThat(away.lagEvents()).isEqualTo(1);
        assertThat(away.lagSeconds()).isPositive();
        assertThat(away.documents()).isEqualTo(-1);
        assertThat(away.problem()).contains("cannot be reached");
        assertThat(storedPosition()).isEqualTo(1);

        // and when it is back, nothing is lost
        wire.mend();
        eventually().until(() -> status(View.CUSTOMERS).lagEvents() == 0);
        eventually().until(() -> health().equals(Status.UP));
        assertThat(storedPosition()).isEqualTo(2);
        assertThat(Objects.requireNonNull(customer().value()).orders()).isEqualTo(1);
    }

    @Test
    void what_is_recorded_does_not_wait_for_a_batch_that_is_being_written() throws Exception {
        Gate gate = behindAGate();
        append(0, identified("ann@example.org"));
        eventually().until(() -> gate.writers.hasQueuedThreads());

        Future<?> recorded = CompletableFuture.runAsync(() -> append(1, bought("2026-01-11", "O1", "10.50")));

        recorded.get(10, TimeUnit.SECONDS);
        assertThat(gate.writers.hasQueuedThreads()).isTrue();
        gate.writers.release(1_000);
        eventually().until(() -> storedPosition() == 2);
    }

    @Test
    void nor_for_what_is_left_of_a_batch_of_which_an_event_was_parked() throws Exception {
        Gate gate = behindAGate();
        gate.writers.release(); // for the attempt of which the index refuses a document
        append(0, identified("ann@example.org"), LODGED_UNDER_TOO_LONG_AN_ID);
        eventually().until(() -> gate.writers.hasQueuedThreads());

        Future<?> recorded = CompletableFuture.runAsync(() -> append(2, bought("2026-01-11", "O1", "10.50")));

        recorded.get(10, TimeUnit.SECONDS);
        assertThat(letters()).isEmpty();
        gate.writers.release(1_000);
        eventually().until(() -> storedPosition() == 3);
        assertThat(letters()).extracting(DeadLetter::eventId).containsExactly("ANN.1");
    }

    @Test
    void what_was_parked_in_a_batch_that_fails_is_so_only_when_it_comes_again() {
        Gate gate = behindAGate();
        gate.writers.release();
        append(0, identified("ann@example.org"), LODGED_UNDER_TOO_LONG_AN_ID);
        eventually().until(() -> gate.writers.hasQueuedThreads());

        gate.broken = true;
        gate.writers.release();
        eventually().until(() -> health().equals(Status.OUT_OF_SERVICE));
        assertThat(letters()).isEmpty();

        gate.broken = false;
        gate.writers.release(1_000);
        eventually().until(() -> storedPosition() == 2);
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.eventId()).isEqualTo("ANN.1");
            assertThat(letter.attempts()).isEqualTo(1);
        });
    }

    @Test
    void a_batch_on_its_way_is_begun_and_not_yet_in_the_views() {
        Gate gate = behindAGate();
        ViewMonitor monitor = application.getBean(ViewMonitor.class);
        assertThat(monitor.begun()).isEqualTo(Long.MAX_VALUE); // as where another process projects
        append(0, identified("ann@example.org"));
        gate.writers.release();
        eventually().until(() -> storedPosition() == 1);
        eventually().until(() -> monitor.begun() == 1);

        append(1, bought("2026-01-11", "O1", "10.50"));

        eventually().until(() -> gate.writers.hasQueuedThreads());
        assertThat(monitor.begun()).isEqualTo(2);
        assertThat(monitor.position()).isEqualTo(1);
    }

    /** Who evicts it must not leave out the beginning of the journey instead. */
    @Test
    void of_a_complaint_whose_document_the_index_refuses_the_event_of_that_complaint_is_parked() throws IOException {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"), LODGED_UNDER_TOO_LONG_AN_ID);

        eventually()
                .untilAsserted(() ->
                        assertThat(letters()).extracting(DeadLetter::eventId).containsExactly("ANN.2"));
        assertThat(Objects.requireNonNull(customer().value()).orders()).isEqualTo(1);

        assertThat(onceInTurn(() -> application.getBean(Retries.class).evict("ANN.2")))
                .isEmpty();
        append(3, bought("2026-01-13", "O2", "5.00"));
        eventually().until(() -> Objects.requireNonNull(customer().value()).orders() == 2);
    }

    @Test
    void of_a_journey_whose_document_the_index_refuses_the_event_that_spoilt_it_is_parked() throws IOException {
        append(
                0,
                identified("ann@example.org"),
                bought("2026-01-11", "O1", "10.50"),
                returned("2026-01-12", "R1"),
                returned("2026-01-13", "R2"), // of both together no index takes the sum
                bought("2026-01-14", "O2", "5.00"));

        eventually()
                .untilAsserted(() ->
                        assertThat(letters()).extracting(DeadLetter::eventId).containsExactly("ANN.3"));
        assertThat(customer().journey().events()).isEqualTo(3);

        assertThat(onceInTurn(() -> application.getBean(Retries.class).evict("ANN.3")))
                .isEmpty();
        eventually().until(() -> Objects.requireNonNull(customer().value()).orders() == 2);
    }

    private static PurchaseReturned returned(String day, String id) {
        return new PurchaseReturned(at(day), "O1", id, Money.of("1E308", "EUR"), null);
    }

    @Test
    void an_erasure_takes_the_person_out_of_everything_written_before() throws IOException {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> status(View.TIMELINE).documents() == 2);

        append(2, new PersonalDataErased(at("2026-01-20"), "GDPR Art. 17"));

        eventually().until(() -> status(View.TIMELINE).documents() == 3);
        TimelineDocument first = client.get(
                        get -> get.index(View.TIMELINE.alias()).id("ANN.0"), TimelineDocument.class)
                .source();
        assertThat(Objects.requireNonNull(first).journey().text()).containsExactly("[erased]");
        assertThat(customer().journey().identifiers()).isEmpty();
    }

    private List<DeadLetter> letters() {
        return application.getBean(Retries.class).all();
    }

    /** The application with a writer that lets nothing through. */
    private Gate behindAGate() {
        application.close();
        Gate closed = new Gate();
        gate = closed;
        REPLACING.set(bean -> bean instanceof ViewWriter ? closed : bean);
        application = run("command,projection,query");
        return closed;
    }
}
