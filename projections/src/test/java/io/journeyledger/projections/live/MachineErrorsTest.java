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
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Errors that end no process: there is no thread to be had, or no memory beside the heap. */
class MachineErrorsTest extends Projecting {

    private static InternalError noThread() {
        return new InternalError("unable to create native thread");
    }

    @Test
    void a_batch_that_meets_one_is_told_again() {
        application.close();
        AtomicBoolean broken = new AtomicBoolean(true);
        ViewWriter writer = new ViewWriter(RealElasticsearch.client(), new SimpleMeterRegistry()) {
            @Override
            public void write(List<Operation> operations) {
                if (broken.get()) {
                    throw noThread();
                }
                super.write(operations);
            }
        };
        REPLACING.set(bean -> bean instanceof ViewWriter ? writer : bean);
        application = run("command,projection,query");
        append(0, identified("ann@example.org"));
        eventually().until(() -> health().equals(Status.OUT_OF_SERVICE));
        assertThat(status(View.CUSTOMERS).problem()).contains("unable to create native thread");

        broken.set(false);

        eventually().until(() -> status(View.CUSTOMERS).documents() == 1);
        append(1, bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void a_start_that_meets_one_is_tried_again() throws IOException {
        application.close();
        RealElasticsearch.clean(client);
        AtomicBoolean met = new AtomicBoolean();
        REPLACING.set(bean -> bean instanceof TokenStore store ? breakingOnce(store, met) : bean);

        application = run("command,projection,query");

        append(0, identified("ann@example.org"));
        eventually().until(() -> status(View.CUSTOMERS).documents() == 1);
        assertThat(met).isTrue();
    }

    private static TokenStore breakingOnce(TokenStore store, AtomicBoolean met) {
        return (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("fetchSegments") && met.compareAndSet(false, true)) {
                        throw noThread();
                    }
                    return method.invoke(store, arguments);
                });
    }

    @Test
    void where_one_ends_the_thread_that_follows_the_ledger_it_is_said() {
        application.close();
        AtomicBoolean broken = new AtomicBoolean();
        REPLACING.set(bean -> bean instanceof TokenStore store ? breaking(store, broken) : bean);
        application = run("command,projection,query");
        append(0, identified("ann@example.org"));
        eventually().until(() -> status(View.CUSTOMERS).documents() == 1);

        broken.set(true);

        eventually().until(() -> health().equals(Status.OUT_OF_SERVICE));
        assertThat(status(View.CUSTOMERS).problem()).contains("start this process anew");
    }

    private static TokenStore breaking(TokenStore store, AtomicBoolean broken) {
        return (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (_, method, arguments) -> {
                    if (broken.get() && method.getName().equals("extendClaim")) {
                        throw noThread();
                    }
                    return method.invoke(store, arguments);
                });
    }
}
