package io.journeyledger.projections.rebuild;

import static io.journeyledger.projections.rebuild.Workshop.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is asked for while a process ends: its web server answers a little longer than its rebuilds go on. */
class EndingTest {

    private static final RebuildRequest CUSTOMERS = RebuildRequest.live(Set.of(View.CUSTOMERS));

    @Test
    void is_refused_and_keeps_no_turn_until_the_process_goes_on() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(211, 12, 300))) {
            Rebuilds ending = shop.rebuilds(() -> {});
            ending.start();
            ending.stop();

            assertThatThrownBy(() -> ending.begin(CUSTOMERS)).hasMessageContaining("This process ends");
            assertThat(shop.turns.isFree()).isTrue();
            assertThat(shop.indices.all()).isEmpty();

            ending.start();
            assertThat(awaitEnd(ending.begin(CUSTOMERS)).phase()).isEqualTo(Rebuild.Phase.DONE);
            ending.stop();
        }
    }

    @Test
    void is_left_to_others_where_an_index_tells_of_it_already() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(212, 12, 300))) {
            Rebuilds ending = shop.rebuilds(() -> {}, () -> 0, "17@here");
            AtomicBoolean ended = new AtomicBoolean();
            shop.atRequest = request -> {
                if (request instanceof CreateIndexRequest && ended.compareAndSet(false, true)) {
                    ending.stop();
                }
            };

            Rebuild begun = ending.begin(CUSTOMERS);

            assertThat(ended).isTrue();
            assertThat(begun.phase()).isEqualTo(Rebuild.Phase.CANCELLED);
            assertThat(shop.turns.isFree()).isTrue();
            Rebuilds other = shop.rebuilds(() -> {}, () -> 0, "4@there");
            other.takingUp().lookAgain();
            assertThat(other.all())
                    .singleElement()
                    .satisfies(taken -> assertThat(awaitEnd(taken).phase()).isEqualTo(Rebuild.Phase.DONE));
        }
    }
}
