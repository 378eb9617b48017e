package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.RealElasticsearch;
import io.journeyledger.projections.index.ViewWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

/** When the views are followed, from where, and by which process. */
class ViewProcessorTest extends Projecting {

    @Test
    void an_application_that_starts_before_elasticsearch_waits_for_it() throws IOException {
        application.close();
        wire.cut();
        application = run("command,projection,query");
        append(0, identified("ann@example.org"));
        eventually().until(() -> health().equals(Status.OUT_OF_SERVICE));

        wire.mend();

        eventually().until(() -> status(View.CUSTOMERS).documents() == 1);
    }

    @Test
    void an_index_that_is_gone_at_the_next_start_is_filled_again() throws IOException {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        application.close();
        RealElasticsearch.clean(client);

        application = run("command,projection,query");

        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        eventually().until(() -> status(View.CUSTOMERS).documents() == 1);
    }

    @Test
    void an_index_that_is_deleted_meanwhile_is_filled_again_and_nothing_is_parked() throws IOException {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        RealElasticsearch.clean(client);
        assertThat(status(View.CUSTOMERS).documents()).isEqualTo(-1);
        assertThat(status(View.CUSTOMERS).problem()).contains("no index behind journey-customers");

        append(2, bought("2026-01-12", "O2", "5.00"));

        eventually().until(() -> status(View.TIMELINE).documents() == 3);
        eventually().until(() -> status(View.CUSTOMERS).documents() == 1);
        assertThat(status(View.CUSTOMERS).problem()).isNull();
        assertThat(application.getBean(Retries.class).all()).isEmpty();
    }

    /**
     * Who asks how far they are must not hear how far the old one was, also where the claim could not be given back:
     * Axon asks the projection to forget only after that.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void of_an_index_that_was_deleted_nothing_is_known_any_more_when_it_is_made_anew(boolean claimed)
            throws IOException {
        application.close();
        AtomicBoolean broken = new AtomicBoolean();
        ViewWriter writer = new ViewWriter(RealElasticsearch.client(), new SimpleMeterRegistry()) {
            @Override
            public void write(List<Operation> operations) {
                if (broken.get()) {
                    throw new IllegalStateException("broken");
                }
                super.write(operations);
            }
        };
        REPLACING.set(bean -> switch (bean) {
            case ViewWriter _ -> writer;
            case TokenStore store when claimed -> keepingTheClaim(store, broken);
            default -> bean;
        });
        application = run("command,projection,query");
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        broken.set(true);
        RealElasticsearch.clean(client);
        append(2, bought("2026-01-12", "O2", "5.00"));

        eventually().until(() -> status(View.TIMELINE).documents() == 0); // it is there again

        assertThat(application.getBean(LiveProjection.class).position()).isZero();
        broken.set(false);
        eventually().until(() -> status(View.TIMELINE).documents() == 3);
    }

    /** Of a batch that failed; whoever begins anew gives the claim back by itself. */
    private static TokenStore keepingTheClaim(TokenStore store, AtomicBoolean broken) {
        AtomicBoolean begunAnew = new AtomicBoolean();
        return (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (_, method, arguments) -> {
                    switch (method.getName()) {
                        case "storeToken" -> begunAnew.set(!CurrentUnitOfWork.isStarted());
                        case "releaseClaim" -> {
                            if (broken.get() && !begunAnew.getAndSet(false)) {
                                throw new IllegalStateException("The database is away");
                            }
                        }
                        default -> {}
                    }
                    return method.invoke(store, arguments);
                });
    }

    /** What it met is past; how the views are the other tells, who goes on. */
    @Test
    void a_process_of_which_a_batch_failed_says_so_until_another_has_its_turn() throws IOException {
        application.close();
        AtomicBoolean taken = new AtomicBoolean();
        REPLACING.set(bean -> bean instanceof TokenStore store ? takenByAnother(store, taken) : bean);
        application = run("command,projection,query");
        append(0, identified("ann@example.org"));
        eventually().until(() -> status(View.CUSTOMERS).documents() == 1);
        wire.cut();
        append(1, bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> health().equals(Status.OUT_OF_SERVICE));

        taken.set(true);
        wire.mend();

        eventually().until(() -> health().equals(Status.UP));
        assertThat(status(View.CUSTOMERS).problem()).isNull();
        assertThat(storedPosition()).isEqualTo(1);
        taken.set(false);
        eventually().until(() -> status(View.TIMELINE).documents() == 2);
    }

    private static TokenStore takenByAnother(TokenStore store, AtomicBoolean taken) {
        return (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (_, method, arguments) -> {
                    if (taken.get() && method.getName().equals("fetchToken")) {
                        throw new UnableToClaimTokenException("Another process has it");
                    }
                    return method.invoke(store, arguments);
                });
    }

    /** It writes on from there, and what was remembered here is old when the turn comes back. */
    @Test
    void a_process_that_gives_its_turn_away_knows_nothing_of_the_views_any_more() throws IOException {
        append(0, identified("ann@example.org"));
        LiveProjection projection = application.getBean(LiveProjection.class);
        eventually().until(() -> projection.position() == 1);

        projection.segmentReleased(Segment.ROOT_SEGMENT);

        assertThat(projection.position()).isZero();
        assertThat(projection.begun()).isZero();
        append(1, bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> projection.position() == 2);
        assertThat(Objects.requireNonNull(customer().value()).orders()).isEqualTo(1);
    }

    /**
     * A process that makes the indices and ends, or fails, before the token is back would leave them without what was
     * before.
     */
    @Test
    void an_index_is_made_only_when_all_will_be_told_again() throws IOException {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        application.close();
        RealElasticsearch.clean(client);

        AtomicInteger refused = new AtomicInteger();
        REPLACING.set(bean -> bean instanceof TokenStore store ? refusingOnce(store, refused) : bean);
        application = run("command,projection,query");

        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        assertThat(refused).hasPositiveValue();
    }

    private static TokenStore refusingOnce(TokenStore store, AtomicInteger refused) {
        return (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("storeToken") && refused.getAndIncrement() == 0) {
                        throw new UnableToClaimTokenException("Another process has it");
                    }
                    return method.invoke(store, arguments);
                });
    }

    /** What it would write the other may have withdrawn, longer ago than the index remembers it. */
    @Test
    void a_process_that_was_frozen_writes_nothing_once_another_has_its_turn() {
        application.close();
        AtomicBoolean taken = new AtomicBoolean();
        List<Long> written = new CopyOnWriteArrayList<>();
        REPLACING.set(bean -> bean instanceof TokenStore store ? losingTheFirstBatch(store, taken, written) : bean);
        application = run("command,projection,query");

        append(0, identified("ann@example.org"));

        eventually().until(() -> status(View.CUSTOMERS).documents() == 1);
        assertThat(written).as("documents when its turn came back").containsExactly(0L);
    }

    private TokenStore losingTheFirstBatch(TokenStore store, AtomicBoolean taken, List<Long> written) {
        AtomicInteger batches = new AtomicInteger();
        return (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (_, method, arguments) -> {
                    switch (method.getName()) {
                        case "storeToken" -> {
                            if (CurrentUnitOfWork.isStarted() && batches.getAndIncrement() == 0) {
                                taken.set(true);
                            }
                        }
                        case "extendClaim" -> {
                            if (taken.get()) {
                                throw new UnableToClaimTokenException("Another process has it");
                            }
                        }
                        case "fetchToken" -> {
                            if (taken.getAndSet(false)) {
                                written.add(status(View.CUSTOMERS).documents());
                                assertThat(status(View.CUSTOMERS).problem()).isNull();
                            }
                        }
                        default -> {}
                    }
                    return method.invoke(store, arguments);
                });
    }

    @Test
    void goes_on_after_a_restart_where_it_stood() {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        application.close();

        application = run("command,projection,query");
        append(2, bought("2026-01-12", "O2", "5.00"));

        eventually().until(() -> status(View.TIMELINE).documents() == 3);
    }

    @Test
    void another_role_does_not_project() {
        application.close();
        application = run("command");

        assertThat(application.getBeansOfType(ViewProcessor.class)).isEmpty();
    }
}
