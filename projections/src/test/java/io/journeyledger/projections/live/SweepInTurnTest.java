package io.journeyledger.projections.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.Test;

class SweepInTurnTest extends Projecting {

    private static final String AHEAD = "2100-01-01T00:00:00Z";

    @Test
    void a_review_asks_for_the_claim_to_the_views_before_it_writes() throws IOException {
        application.close();
        AtomicReference<Thread> late = new AtomicReference<>();
        REPLACING.set(bean -> bean instanceof TokenStore store ? takenByAnother(store, late) : bean);
        application = run("command,projection,query");
        append(0, identified("ann@example.org"));
        eventually().until(() -> storedPosition() == 1);
        Sweep sweep = application.getBean(Sweep.class);
        sweep.stop();

        tellAhead();
        assertThat(sweep.run()).isEqualTo(1);
        assertThat(asOf()).isNotEqualTo(AHEAD);

        tellAhead();
        late.set(Thread.currentThread());
        assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(sweep::run);
        assertThat(asOf()).isEqualTo(AHEAD);
    }

    /** As while a clock ran ahead. */
    private void tellAhead() throws IOException {
        Map<String, Object> document = customerAsStored();
        document.put("asOf", AHEAD);
        client.index(put -> put.index(View.CUSTOMERS.alias())
                .id("ANN")
                .version(1L)
                .versionType(VersionType.ExternalGte)
                .document(document)
                .refresh(Refresh.True));
    }

    private Object asOf() throws IOException {
        return Objects.requireNonNull(customerAsStored().get("asOf"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> customerAsStored() throws IOException {
        return Objects.requireNonNull(client.get(
                        get -> get.index(View.CUSTOMERS.alias()).id("ANN"), Map.class)
                .source());
    }

    /** As it is found by a thread that asks; the one that follows the ledger has not asked yet. */
    private static TokenStore takenByAnother(TokenStore store, AtomicReference<Thread> late) {
        return (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (_, method, arguments) -> {
                    if (Thread.currentThread().equals(late.get())
                            && method.getName().equals("extendClaim")) {
                        throw new UnableToClaimTokenException("Another process has it");
                    }
                    return method.invoke(store, arguments);
                });
    }
}
