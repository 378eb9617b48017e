package io.journeyledger.projections.index;

import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.indices.RefreshRequest;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MendingTest {

    private static final ElasticsearchClient CLIENT = RealElasticsearch.client();

    private final StoredDocuments stored = new StoredDocuments(CLIENT);

    @BeforeEach
    void create() throws IOException {
        RealElasticsearch.clean(CLIENT);
        new ViewIndices(CLIENT).createMissing(Telling.POLICY.version(), Instant.parse("2026-02-01T00:00:00Z"));
    }

    @AfterEach
    void clean() throws IOException {
        RealElasticsearch.clean(CLIENT);
    }

    @Test
    void what_was_deleted_is_written_again_once_the_index_takes_something() throws IOException {
        String index = stored.behind(View.CUSTOMERS);
        Document right = tooHigh(index);
        AtomicInteger looks = new AtomicInteger();
        ElasticsearchClient full = RealElasticsearch.client(request -> {
            if (request instanceof RefreshRequest) { // it is deleted, and is to be written again
                switch (looks.incrementAndGet()) {
                    case 1 -> diskFull(index, true);
                    case 3 -> diskFull(index, false);
                    default -> {}
                }
            }
        });

        assertMends(full, index, right);
    }

    @Test
    void so_it_is_where_another_process_starts_meanwhile_and_lets_deletions_be_remembered() throws IOException {
        String index = stored.behind(View.CUSTOMERS);
        Document right = tooHigh(index);
        AtomicInteger looks = new AtomicInteger();
        ElasticsearchClient beside = RealElasticsearch.client(request -> {
            if (request instanceof RefreshRequest && looks.incrementAndGet() == 1) {
                new ViewIndices(CLIENT).rememberDeletions();
            }
        });

        assertMends(beside, index, right);
    }

    private void assertMends(ElasticsearchClient client, String index, Document right) {
        assertThat(new Mending(client, stored).mend(index, wrong(right))).isEmpty();
        assertHolds(index, right);
    }

    private void assertHolds(String index, Document right) {
        assertThat(stored.read(index, List.of(right.id())))
                .hasEntrySatisfying(
                        right.id(), held -> assertThat(held.version()).isEqualTo(right.position()));
    }

    private static Document tooHigh(String index) {
        Document right =
                Telling.of("J1").then(bought("2026-01-11", "O1", "10.50")).customer("2026-02-01");
        new ViewWriter(CLIENT, new SimpleMeterRegistry())
                .write(List.of(Operation.put(index, right, right.position() + 1_000)));
        return right;
    }

    private static List<Mending.Wrong> wrong(Document right) {
        return List.of(
                new Mending.Wrong(right.id(), right.position() + 1_000, right.position(), DocumentJson.write(right)));
    }

    /** As Elasticsearch itself does: it answers 429 to each item then. */
    private static void diskFull(String index, boolean full) throws IOException {
        CLIENT.indices()
                .putSettings(put -> put.index(index)
                        .settings(settings -> settings.blocks(blocks -> blocks.readOnlyAllowDelete(full))));
    }

    /** Between the deletion of the document and its second writing there are seconds. */
    @Test
    void a_process_that_ends_amid_it_writes_what_it_has_deleted() throws IOException {
        String index = stored.behind(View.CUSTOMERS);
        Document right = tooHigh(index);
        Thread process = Thread.currentThread();
        ElasticsearchClient ending = RealElasticsearch.client(request -> {
            if (request instanceof RefreshRequest) { // it is deleted, and is to be written again
                process.interrupt();
            }
        });

        try {
            new Mending(ending, stored).mend(index, wrong(right));
        } catch (CancellationException e) {
            // as it may say
        }

        assertThat(Thread.interrupted()).as("that it is to end").isTrue();
        assertHolds(index, right);
    }
}
