package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.json.JsonData;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.audit.Audit;
import io.journeyledger.projections.audit.AuditRequest;
import io.journeyledger.projections.audit.Audits;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.rebuild.Rebuild;
import io.journeyledger.projections.rebuild.RebuildRequest;
import io.journeyledger.projections.rebuild.Rebuilds;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.UnfoldableException;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfollowedTest extends Projecting {

    private static final JourneyId BEN = new JourneyId("BEN");

    @Test
    void an_erasure_takes_the_person_out_of_the_indices_beside_and_of_those_that_were_live_before() throws IOException {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        String beside = View.TIMELINE.sideIndex("then");
        String before = ViewIndices.name(View.CUSTOMERS, at("2026-01-12"));
        copy(View.TIMELINE, "ANN.0", beside, Mark.State.SIDE, 2);
        copy(View.CUSTOMERS, "ANN", before, Mark.State.PREVIOUS, 2);

        append(2, new PersonalDataErased(at("2026-01-20"), "GDPR Art. 17"));

        eventually().until(() -> storedPosition() == 3);
        assertThat(holds(beside, "ANN.0")).isFalse();
        assertThat(holds(before, "ANN")).isFalse();
    }

    @Test
    void so_it_does_out_of_one_that_was_filled_meanwhile() throws IOException {
        append(0, identified("ann@example.org"), new PersonalDataErased(at("2026-01-20"), "GDPR Art. 17"));
        eventually().until(() -> storedPosition() == 2);
        String beside = View.TIMELINE.sideIndex("then");
        copy(View.TIMELINE, "ANN.0", beside, Mark.State.SIDE, 1);
        String since = View.TIMELINE.sideIndex("since");
        copy(View.TIMELINE, "ANN.0", since, Mark.State.SIDE, 2);
        Unfollowed unfollowed = application.getBean(Unfollowed.class);

        unfollowed.forgetErasedSince(2);
        assertThat(holds(beside, "ANN.0")).as("filled after it").isTrue();
        unfollowed.forgetErasedSince(1);
        assertThat(holds(beside, "ANN.0")).isFalse();
        assertThat(holds(since, "ANN.0")).as("told without the person").isTrue();
    }

    @Test
    void of_a_parked_journey_it_takes_out_what_is_live_until_the_letter_is_settled() throws IOException {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        application
                .getBean(Stories.class)
                .letters()
                .park(new UnfoldableException(ANN, 2, 3, "ANN.2", "cannot be told", new IllegalStateException()));

        append(2, bought("2026-01-12", "O2", "10.50"), new PersonalDataErased(at("2026-01-20"), "GDPR Art. 17"));

        eventually().until(() -> storedPosition() == 4);
        assertThat(holds(View.CUSTOMERS.alias(), "ANN")).isFalse();
        assertThat(holds(View.TIMELINE.alias(), "ANN.0")).isFalse();
        assertNothingBringsBack("ANN");
        assertThat(onceInTurn(() -> application.getBean(Retries.class).retry("ANN.2")))
                .isEmpty();
        assertThat(Objects.requireNonNull(customer().loyalty()).frequency()).isEqualTo(2);
        assertThat(holds(View.TIMELINE.alias(), "ANN.0")).isTrue();
    }

    /**
     * Of the two one is not told as far as the merge, so each is told alone; the key of the one is erased with that of
     * the other.
     */
    @ParameterizedTest
    @CsvSource({"ANN, 1, 3", "BEN, 1, 4"})
    void who_is_erased_with_a_journey_that_does_not_speak_for_them_is_taken_out_as_well(
            String parked, long sequence, long position) throws IOException {
        JourneysMerged merged = new JourneysMerged(at("2026-01-12"), ANN, BEN, "one person");
        append(0, identified("ann@example.org"));
        append(BEN, 0, identified(BEN, "ben@example.org"));
        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        String id = parked + "." + sequence;
        application
                .getBean(Stories.class)
                .letters()
                .park(new UnfoldableException(
                        new JourneyId(parked), sequence, position, id, "cannot be told", new IllegalStateException()));

        append(1, bought("2026-01-11", "O1", "10.50"));
        append(BEN, 1, merged);
        append(2, merged, new PersonalDataErased(at("2026-01-20"), "GDPR Art. 17"));

        eventually().until(() -> storedPosition() == 6);
        assertThat(holds(View.CUSTOMERS.alias(), "BEN")).isFalse();
        assertThat(holds(View.TIMELINE.alias(), "BEN.0")).isFalse();
        assertNothingBringsBack("BEN");
        assertThat(onceInTurn(() -> application.getBean(Retries.class).retry(id)))
                .isEmpty();
        assertThat(holds(View.CUSTOMERS.alias(), "BEN")).isTrue();
        assertThat(holds(View.TIMELINE.alias(), "BEN.0")).isTrue();
        assertThat(client.get(get -> get.index(View.TIMELINE.alias()).id("BEN.0"), JsonData.class)
                        .source())
                .asString()
                .doesNotContain("ben@example.org");
    }

    private void assertNothingBringsBack(String journey) throws IOException {
        Audit audit = application.getBean(Audits.class).begin(new AuditRequest(Set.of(View.values()), true));
        eventually().until(() -> audit.state().isOver());
        assertThat(audit.first()).isEmpty();
        assertThat(holds(View.CUSTOMERS.alias(), journey)).as("after a repair").isFalse();

        Rebuild rebuild = application.getBean(Rebuilds.class).begin(RebuildRequest.live(Set.of(View.values())));
        eventually().until(() -> rebuild.phase() == Rebuild.Phase.DONE);
        assertThat(holds(View.CUSTOMERS.alias(), journey)).as("after a rebuild").isFalse();
        assertThat(holds(View.TIMELINE.alias(), journey + ".0"))
                .as("after a rebuild")
                .isFalse();
    }

    private void copy(View view, String id, String index, Mark.State state, long position) throws IOException {
        Mark mark = Mark.live("p1", at("2026-01-12")).with(state, position);
        application.getBean(ViewIndices.class).createForFilling(view, index, mark);
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
