package io.journeyledger.projections.rebuild;

import static io.journeyledger.projections.rebuild.Workshop.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch._types.RequestBase;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            once(shop, CreateIndexRequest.class, ending);

            Rebuild begun = ending.begin(CUSTOMERS);

            assertThat(begun.phase()).isEqualTo(Rebuild.Phase.CANCELLED);
            assertThat(shop.turns.isFree()).isTrue();
            Rebuilds other = shop.rebuilds(() -> {}, () -> 0, "4@there");
            other.takingUp().lookAgain();
            assertThat(other.all())
                    .singleElement()
                    .satisfies(taken -> assertThat(awaitEnd(taken).phase()).isEqualTo(Rebuild.Phase.DONE));
        }
    }

    /** It has looked at what is left, and nobody else may until it has given its turn back. */
    @ParameterizedTest
    @ValueSource(strings = {"", "then"})
    void is_left_to_others_where_it_is_taken_up_in_that_moment(String into) throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(213, 12, 300))) {
            Rebuilds died = shop.rebuilds(() -> {}, () -> 0, "17@here");
            once(shop, CreateIndexRequest.class, died);
            died.begin(into.isEmpty() ? CUSTOMERS : new RebuildRequest(Set.of(View.CUSTOMERS), null, null, null, into));
            Rebuilds ending = shop.rebuilds(() -> {}, () -> 0, "4@there");
            once(shop, RequestBase.class, ending);

            ending.takingUp().atTheStart();

            assertThat(shop.turns.isFree()).isTrue();
            Rebuilds other = shop.rebuilds(() -> {}, () -> 0, "9@there");
            other.takingUp().atTheStart();
            assertThat(other.all())
                    .singleElement()
                    .satisfies(taken -> assertThat(awaitEnd(taken).phase()).isEqualTo(Rebuild.Phase.DONE));
        }
    }

    /** Ends at the first such request. */
    private static void once(Workshop shop, Class<? extends RequestBase> kind, Rebuilds ending) {
        AtomicBoolean ended = new AtomicBoolean();
        shop.atRequest = request -> {
            if (kind.isInstance(request) && ended.compareAndSet(false, true)) {
                ending.stop();
            }
        };
    }
}
