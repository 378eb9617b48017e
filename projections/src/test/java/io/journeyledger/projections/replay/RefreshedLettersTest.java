package io.journeyledger.projections.replay;

import static io.journeyledger.projections.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.operation.DeadLetterTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefreshedLettersTest {

    /** Otherwise what another process parks is told here until the clock is where it was. */
    @Test
    void what_another_process_parked_is_found_though_the_clock_was_put_back() {
        List<DeadLetterTable.Letter> stored = new CopyOnWriteArrayList<>();
        AtomicReference<Instant> now = new AtomicReference<>(at("2026-01-12"));
        DeadLetters letters = new DeadLetters(table(stored), now::get);
        letters.refresh();
        stored.add(new DeadLetterTable.Letter(
                "ANN.0",
                new JourneyId("ANN"),
                0,
                1,
                DeadLetterTable.State.PARKED,
                "cannot be told",
                at("2026-01-12"),
                1));

        now.set(now.get().minus(Duration.ofHours(1)));
        letters.refresh();

        assertThat(letters.tell("ANN", 0)).isFalse();
    }

    private static DeadLetterTable table(List<DeadLetterTable.Letter> stored) {
        return new DeadLetterTable() {
            @Override
            public List<Letter> all() {
                return List.copyOf(stored);
            }

            @Override
            public void put(Letter letter) {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean replace(@Nullable Letter before, Letter letter) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void remove(String eventId) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
