package io.journeyledger.store.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.store.StoreUnderTest;
import io.journeyledger.store.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A processor amid a batch, and another process that would go on in its stead. */
class PostgresTokensTest {

    private static final String VIEWS = "views";

    private StoreUnderTest store;

    @BeforeEach
    void open() {
        store = StoreUnderTest.open(StoreUnderTest.onPostgres());
    }

    @AfterEach
    void close() {
        while (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().rollback();
        }
        store.close();
    }

    @Test
    void whoIsFrozenAmidABatchHoldsNobodyUpAndCannotCommitOnceItIsAwake() {
        TokenStore frozen = tokens("frozen", Duration.ofHours(1));
        TokenStore other = tokens("other", Duration.ofHours(1));
        DefaultUnitOfWork<?> batch = begin(frozen);

        inAnotherProcess(() -> {
            touchedAt(Instant.now().minusSeconds(11));
            assertThat(other.fetchToken(VIEWS, 0)).isEqualTo(token(1));
            other.storeToken(token(7), VIEWS, 0);
        });

        assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(batch::commit);
        assertThat(store.get(StoredTokens.class).of(VIEWS)).hasValue(token(7));
    }

    /** Before it writes what the other has undone meanwhile. */
    @Test
    void whoIsFrozenAmidABatchLearnsThatTheClaimIsLostWhenItAsks() {
        TokenStore frozen = tokens("frozen", Duration.ofHours(1));
        TokenStore other = tokens("other", Duration.ofHours(1));
        DefaultUnitOfWork<?> batch = begin(frozen);
        frozen.extendClaim(VIEWS, 0);
        inAnotherProcess(
                () -> other.releaseClaim(VIEWS, 0)); // the row is not locked, and nobody else's claim is given away

        inAnotherProcess(() -> {
            touchedAt(Instant.now().minusSeconds(11));
            other.fetchToken(VIEWS, 0);
        });

        assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> frozen.extendClaim(VIEWS, 0));
        batch.rollback();
    }

    @Test
    void whoIsAliveKeepsItsClaimHoweverLongABatchTakes() {
        TokenStore alive = tokens("alive", Duration.ofMillis(20));
        TokenStore other = tokens("other", Duration.ofHours(1));
        DefaultUnitOfWork<?> batch = begin(alive);
        Instant longAgo = Instant.now().minusSeconds(11);

        inAnotherProcess(() -> touchedAt(longAgo));
        inAnotherProcess(() -> {
            while (!touchedAt().isAfter(longAgo)) {
                Thread.onSpinWait();
            }
        });

        inAnotherProcess(() -> assertThatExceptionOfType(UnableToClaimTokenException.class)
                .isThrownBy(() -> other.fetchToken(VIEWS, 0)));
        batch.commit();
        assertThat(store.get(StoredTokens.class).of(VIEWS)).hasValue(token(5));
    }

    @Test
    void aTransactionOfWhoIsFrozenEndsAndOneThatReadsSlowlyGoesOn() {
        assertThat(store.tokens()).isInstanceOf(PostgresTokenStore.class);
        assertThat(store.get(JdbcTemplate.class)
                        .queryForObject("SHOW idle_in_transaction_session_timeout", String.class))
                .isEqualTo("1min");
        assertThat(new JdbcTemplate(store.get(Database.class).reader())
                        .queryForObject("SHOW idle_in_transaction_session_timeout", String.class))
                .as("who reads on slowly")
                .isEqualTo("0");
    }

    /** @param every how often it extends its claim while a batch is on its way */
    private TokenStore tokens(String process, Duration every) {
        return new PostgresTokenStore(
                JdbcTokenStore.builder()
                        .connectionProvider(store.get(ConnectionProvider.class))
                        .serializer(store.context().getBean("serializer", Serializer.class))
                        .schema(OperationConfiguration.tokenSchema())
                        .nodeId(process)
                        .claimTimeout(Duration.ofSeconds(10)),
                every);
    }

    /** A batch that would bring the token from 1 to 5. */
    private DefaultUnitOfWork<?> begin(TokenStore tokens) {
        store.transactions().executeInTransaction(() -> {
            tokens.initializeTokenSegments(VIEWS, 1, token(1));
            tokens.fetchToken(VIEWS, 0);
        });
        DefaultUnitOfWork<?> batch = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("an event"));
        batch.attachTransaction(store.transactions());
        tokens.storeToken(token(5), VIEWS, 0);
        return batch;
    }

    private void inAnotherProcess(Runnable work) {
        assertThat(CompletableFuture.runAsync(() -> store.transactions().executeInTransaction(work)))
                .succeedsWithin(Duration.ofSeconds(20));
    }

    private Instant touchedAt() {
        return Instant.parse(Objects.requireNonNull(store.get(JdbcTemplate.class)
                .queryForObject("SELECT touched_at FROM token_entry WHERE processor = ?", String.class, VIEWS)));
    }

    private void touchedAt(Instant at) {
        store.get(JdbcTemplate.class)
                .update("UPDATE token_entry SET touched_at = ? WHERE processor = ?", at.toString(), VIEWS);
    }

    private static GlobalSequenceTrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }
}
