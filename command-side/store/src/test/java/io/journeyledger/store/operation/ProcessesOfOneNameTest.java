package io.journeyledger.store.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.store.StoreUnderTest;
import java.util.Map;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes that have the same number on machines of the same name, as in two containers of one image. */
class ProcessesOfOneNameTest {

    private StoreUnderTest one;
    private StoreUnderTest other;

    @BeforeEach
    void open() {
        Map<String, Object> shared = StoreUnderTest.onPostgres();
        one = StoreUnderTest.open(shared);
        other = StoreUnderTest.open(shared);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void haveNotBothTheTurnToRebuild() {
        assertThat(one.get(Turn.class).take()).isEmpty();

        assertThat(other.get(Turn.class).take()).isPresent();
        assertThat(one.get(Turn.class).take()).as("kept").isEmpty();
    }

    @Test
    void haveNotBothTheClaimToAToken() {
        one.transactions().executeInTransaction(() -> {
            one.tokens().initializeTokenSegments("views", 1, new GlobalSequenceTrackingToken(1));
            one.tokens().fetchToken("views", 0);
        });
        TokenStore late = other.tokens();

        other.transactions()
                .executeInTransaction(() -> assertThatExceptionOfType(UnableToClaimTokenException.class)
                        .isThrownBy(() -> late.fetchToken("views", 0)));
    }
}
