package io.journeyledger.projections.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DueReviews;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.RealElasticsearch;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.store.codec.EventCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatchUpTest {

    private static final Map<View, String> INDICES =
            Arrays.stream(View.values()).collect(Collectors.toMap(view -> view, view -> "new " + view));

    /** What an attempt told of at its end, and what comes later has undone, is in the index and nowhere else. */
    @ParameterizedTest
    @ValueSource(longs = {2, 5, 7})
    void an_attempt_that_ended_anywhere_leaves_nothing_behind(long seed) {
        List<Recorded> ledger = Chronicle.of(seed, 6, 300);
        long begin = ledger.get(150).position();
        IndexInMemory once = new IndexInMemory();
        catchUp(ledger, once).follow(INDICES, 0, begin, () -> false, () -> {});
        catchUp(ledger, once).follow(INDICES, begin, Long.MAX_VALUE, () -> false, () -> {});

        for (Recorded end : ledger.subList(151, 250)) {
            IndexInMemory index = new IndexInMemory();
            catchUp(ledger, index).follow(INDICES, 0, begin, () -> false, () -> {});
            catchUp(ledger, index).follow(INDICES, begin, end.position(), () -> false, () -> {});

            catchUp(ledger, index).follow(INDICES, begin, Long.MAX_VALUE, () -> false, () -> {});

            assertThat(index.documents()).as("after " + end.position()).isEqualTo(once.documents());
        }
    }

    /**
     * Its process may have been frozen since it told it, while another withdrew it so long ago that no index remembers
     * that.
     */
    @Test
    void what_was_told_before_the_turn_was_lost_is_not_written() {
        IndexInMemory index = new IndexInMemory();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> catchUp(Chronicle.of(2, 6, 300), index)
                        .follow(INDICES, 0, Long.MAX_VALUE, () -> false, () -> {
                            throw new CancellationException("Another process rebuilds");
                        }));

        assertThat(index.documents()).isEmpty();
    }

    private static CatchUp catchUp(List<Recorded> ledger, IndexInMemory index) {
        LedgerInMemory there = new LedgerInMemory(ledger);
        ElasticsearchClient nobody = RealElasticsearch.client(URI.create("http://127.0.0.1:1"));
        ViewWriter writer = new ViewWriter(nobody, new SimpleMeterRegistry()) {
            @Override
            public void write(List<Operation> operations) {
                index.take(operations);
            }
        };
        return new CatchUp(
                there,
                LedgerInMemory.telling(new Stories(there, EventCodec.standard()), InstantSource.fixed(Chronicle.END)),
                new DueReviews(nobody),
                writer,
                100);
    }
}
