package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.LedgerReader;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many events the live projection holds in memory. */
class RememberingTest {

    private static final JourneyId ANN = new JourneyId("ANN");
    private static final JourneyId BEN = new JourneyId("BEN");

    private final List<Recorded> recorded = new ArrayList<>();

    @Test
    void a_journey_of_more_events_than_may_be_held_is_read_anew_and_a_short_one_is_not() {
        buy(ANN, 101);
        buy(BEN, 2);
        List<Recorded> first = List.copyOf(recorded);
        buy(ANN, 1);
        buy(BEN, 1);
        List<Object> read = new ArrayList<>();
        LiveFolds folds = new LiveFolds(
                new Stories(hearing(new LedgerInMemory(recorded), read), EventCodec.standard()), _ -> {}, 100, 0);
        folds.keep(folds.changes(first, Telling.reading("2026-02-10")));
        read.clear();

        folds.changes(recorded.subList(first.size(), recorded.size()), Telling.reading("2026-02-10"));

        assertThat(read).contains(ANN).doesNotContain(BEN);
    }

    private void buy(JourneyId journey, int times) {
        for (int i = 0; i < times; i++) {
            long sequence = recorded.stream()
                    .filter(one -> one.journey().equals(journey))
                    .count();
            recorded.add(new Recorded(
                    recorded.size() + 1L,
                    journey,
                    sequence,
                    Telling.at("2026-02-01"),
                    bought("2026-01-11", "O" + recorded.size(), "10.50"),
                    Provenance.of("test", "e" + recorded.size())));
        }
    }

    private static LedgerReader hearing(LedgerReader ledger, List<Object> read) {
        return (LedgerReader) Proxy.newProxyInstance(
                LedgerReader.class.getClassLoader(), new Class<?>[] {LedgerReader.class}, (_, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof Collection<?> journeys) {
                        read.addAll(journeys);
                    }
                    return method.invoke(ledger, arguments);
                });
    }
}
