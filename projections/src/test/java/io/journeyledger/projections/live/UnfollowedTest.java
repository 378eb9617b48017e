package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.json.JsonData;
import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.ViewIndices;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UnfollowedTest extends Projecting {

    @Test
    void an_erasure_takes_the_person_out_of_the_indices_beside_and_of_those_that_were_live_before() throws IOException {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        String beside = View.TIMELINE.sideIndex("then");
        String before = ViewIndices.name(View.CUSTOMERS, at("2026-01-12"));
        String coming = ViewIndices.name(View.CUSTOMERS, at("2026-01-13"));
        copy(View.TIMELINE, "ANN.0", beside, Mark.State.SIDE);
        copy(View.CUSTOMERS, "ANN", before, Mark.State.PREVIOUS);
        copy(View.CUSTOMERS, "ANN", coming, Mark.State.FILLED);

        append(2, new PersonalDataErased(at("2026-01-20"), "GDPR Art. 17"));

        eventually().until(() -> storedPosition() == 3);
        assertThat(holds(beside, "ANN.0")).isFalse();
        assertThat(holds(before, "ANN")).isFalse();
        assertThat(holds(coming, "ANN"))
                .as("one that is brought up to date before anybody searches it")
                .isTrue();
    }

    private void copy(View view, String id, String index, Mark.State state) throws IOException {
        application
                .getBean(ViewIndices.class)
                .createForFilling(view, index, Mark.live("p1", at("2026-01-12")).with(state, 2));
        JsonData document =
                Objects.requireNonNull(client.get(get -> get.index(view.alias()).id(id), JsonData.class)
                        .source());
        client.index(put -> put.index(index)
                .id(id)
                .version(2L)
                .versionType(VersionType.ExternalGte)
                .document(document));
    }

    private boolean holds(String index, String id) throws IOException {
        return client.exists(exists -> exists.index(index).id(id)).value();
    }
}
