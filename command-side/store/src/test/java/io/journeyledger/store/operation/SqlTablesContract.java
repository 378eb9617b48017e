package io.journeyledger.store.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.Samples;
import io.journeyledger.store.StoreContract;
import io.journeyledger.store.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What both databases keep beside events. */
abstract class SqlTablesContract extends StoreContract {

    @Test
    void theTokenOfAProcessorThatRunsInAnotherProcessIsTold() {
        TokenStore tokens = store().get(TokenStore.class);
        TransactionTemplate transaction = store().get(TransactionTemplate.class);
        String processor = "told-" + Samples.journey().value();
        assertThat(store().get(StoredTokens.class).of(processor)).isEmpty();
        transaction.executeWithoutResult(
                _ -> tokens.initializeTokenSegments(processor, 1, new GlobalSequenceTrackingToken(17)));
        store().get(JdbcTemplate.class)
                .update(
                        "UPDATE token_entry SET owner = '4@there', touched_at = ? WHERE processor = ?",
                        Instant.now().toString(),
                        processor);

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> tokens.fetchToken(processor, 0)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(store().get(StoredTokens.class).of(processor)).hasValue(new GlobalSequenceTrackingToken(17));
    }

    @Test
    void aTurnIsOfOneProcessUntilItGivesItBackOrDies() {
        Ticks clock = new Ticks();
        Database database = store().get(Database.class);
        Turn one = new SqlTurn(database, clock, "anything", "1@here");
        Turn other = new SqlTurn(database, clock, "anything", "2@there");

        assertThat(one.take()).isEmpty();
        assertThat(other.take()).contains("1@here");
        assertThat(new SqlTurn(database, clock, "something else", "2@there").take())
                .isEmpty();

        clock.now = clock.now.plus(Turn.LASTS).minusMillis(1);
        assertThat(one.take()).as("taken again in time").isEmpty();
        clock.now = clock.now.plus(Turn.LASTS).minusMillis(1);
        assertThat(other.take()).contains("1@here");

        clock.now = clock.now.plusMillis(1);
        assertThat(other.take()).as("the first has not been heard of").isEmpty();
        assertThat(one.take()).contains("2@there");
        one.leave();
        assertThat(one.take()).as("not its own to give back").contains("2@there");

        other.leave();
        assertThat(one.take()).isEmpty();
        assertThat(one.of("part").take()).as("a part of the same process").contains("1@here");
    }

    private static final class Ticks implements InstantSource {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void deadLettersAreKeptUntilTheyAreRemoved() {
        DeadLetterTable letters = store().get(DeadLetterTable.class);
        DeadLetterTable.Letter letter = parked();

        letters.put(letter);
        for (DeadLetterTable.State state : DeadLetterTable.State.values()) {
            letters.put(letter.in(state));

            assertThat(letters.all()).containsExactly(letter.in(state));
        }
        letters.remove("J.3");
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void aDeadLetterThatSomebodyElseChangedIsNotReplaced() {
        DeadLetterTable letters = store().get(DeadLetterTable.class);
        DeadLetterTable.Letter parked = parked();
        DeadLetterTable.Letter evicted = parked.in(DeadLetterTable.State.EVICTED);

        assertThat(letters.replace(evicted, parked)).isFalse();
        assertThat(letters.all()).isEmpty();
        assertThat(letters.replace(null, parked)).isTrue();
        assertThat(letters.all()).containsExactly(parked);
        assertThat(letters.replace(null, evicted)).isFalse();
        assertThat(letters.replace(evicted, evicted)).isFalse();
        assertThat(letters.all()).containsExactly(parked);
        assertThat(letters.replace(parked, evicted)).isTrue();
        assertThat(letters.all()).containsExactly(evicted);
        letters.remove("J.3");
    }

    private static DeadLetterTable.Letter parked() {
        return new DeadLetterTable.Letter(
                "J.3",
                new JourneyId("J"),
                3,
                17,
                DeadLetterTable.State.PARKED,
                "no such currency",
                Instant.parse("2026-11-22T10:00:00Z"),
                1);
    }

    @Test
    void lookingForDeadLettersTakesNobodysRightToWrite() {
        DeadLetterTable letters = store().get(DeadLetterTable.class);
        JdbcTemplate writer = store().get(JdbcTemplate.class);
        TransactionTemplate transaction = store().get(TransactionTemplate.class);

        transaction.executeWithoutResult(_ -> {
            assertThat(letters.all()).isEmpty();
            CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(
                    _ -> writer.update("DELETE FROM dead_letter WHERE event_id = 'none'")));
            assertThat(beside).succeedsWithin(Duration.ofSeconds(10));
        });
    }

    @Test
    void policiesAreKeptOnce() {
        PolicyArchive policies = store().get(PolicyArchive.class);
        Instant first = Instant.parse("2026-11-22T10:00:00Z");

        policies.keep("abc", "lifecycle: {}", first);
        policies.keep("abc", "lifecycle: {}", first.plusSeconds(1));

        assertThat(policies.all()).contains(new PolicyArchive.Kept("abc", "lifecycle: {}", first));
        assertThat(policies.find("abc")).map(PolicyArchive.Kept::text).contains("lifecycle: {}");
        assertThat(policies.find("abd")).isEmpty();
        assertThat(policies.find("\0")).isEmpty();
    }
}
