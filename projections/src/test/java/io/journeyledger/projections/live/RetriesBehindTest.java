package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.replay.DeadLetters;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import io.journeyledger.store.operation.DeadLetterTable.State;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A letter while the ledger is told anew from its beginning, since an index was gone: the others hold all of it. */
class RetriesBehindTest extends Projecting {

    /** What it writes would be older than what is there, and the index would keep that. */
    @Test
    void is_not_told_before_the_live_projection_is_where_the_views_are() throws IOException {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> storedPosition() == 2);
        DeadLetters letters = application.getBean(Stories.class).letters();
        letters.park(new UnfoldableException(ANN, 1, 2, "ANN.1", "cannot be told", new IllegalStateException()));
        tellOf(7);
        Retries retries = application.getBean(Retries.class);

        assertThatExceptionOfType(RebuildRefusedException.class)
                .isThrownBy(() -> retries.retry("ANN.1"))
                .withMessageContaining("position 2")
                .withMessageContaining("position 7");

        assertThat(letters.find("ANN.1")).map(Letter::state).contains(State.PARKED);
        tellOf(2);
        eventually().until(() -> retries.retry("ANN.1").isEmpty()); // the turn is given back
    }

    /** As if there were an event of that position. */
    private void tellOf(long position) throws IOException {
        Map<String, Object> document = customerAsStored();
        document.put("position", position);
        client.index(put -> put.index(View.CUSTOMERS.alias())
                .id("BEN")
                .version(7L) // may be written again
                .versionType(VersionType.ExternalGte)
                .document(document)
                .refresh(Refresh.True));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> customerAsStored() throws IOException {
        return Objects.requireNonNull(client.get(
                        get -> get.index(View.CUSTOMERS.alias()).id("ANN"), Map.class)
                .source());
    }
}
