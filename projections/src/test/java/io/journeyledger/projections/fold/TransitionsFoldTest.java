package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.Telling.identified;
import static io.journeyledger.projections.Telling.lodged;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent.ComplaintAssessed;
import io.journeyledger.ledger.ComplaintEvent.Severity;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.TransitionDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransitionsFoldTest {

    @Test
    void tells_each_change_with_its_cause_and_the_days_before() {
        List<TransitionDocument> changes = Telling.of("J1")
                .then(identified("2026-01-01", Identifier.Kind.EMAIL, "ann@example.org"))
                .then(bought("2026-01-11", "O1", "10.00"))
                .transitions("2027-02-01");

        assertThat(changes).extracting(TransitionDocument::id).containsExactly("J1:0", "J1:1", "J1:2");
        assertThat(changes)
                .extracting(TransitionDocument::to)
                .containsExactly(Stage.PROSPECT, Stage.ACQUIRED, Stage.AT_RISK);
        assertThat(changes).extracting(TransitionDocument::from).containsExactly(null, Stage.PROSPECT, Stage.ACQUIRED);
        assertThat(changes).extracting(TransitionDocument::daysInStage).containsExactly(null, 10.0, 365.0);
        assertThat(changes)
                .extracting(change -> change.cause().rule())
                .containsExactly("begun", "first-purchase", "silence");
        assertThat(changes).extracting(change -> change.cause().event()).containsExactly("J1.0", "J1.1", "J1.1");
    }

    @Test
    void who_buys_while_a_grave_complaint_is_overdue_is_at_risk_at_once_and_not_before() {
        List<TransitionDocument> changes = Telling.of("J1")
                .then(identified("2026-01-01", Identifier.Kind.EMAIL, "ann@example.org"))
                .then(lodged("2026-01-02", "B1"))
                .then(new ComplaintAssessed(at("2026-01-03"), "B1", Severity.GRAVE, false, false, false, null, null))
                .then(bought("2026-03-01", "O1", "10.00"))
                .transitions("2026-04-01");

        assertThat(changes)
                .extracting(TransitionDocument::to)
                .containsExactly(Stage.PROSPECT, Stage.ACQUIRED, Stage.AT_RISK);
        assertThat(changes)
                .extracting(TransitionDocument::timestamp)
                .containsExactly(at("2026-01-01"), at("2026-03-01"), at("2026-03-01"));
        assertThat(changes.getLast().daysInStage()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void each_change_leads_on_from_the_one_before_and_is_not_earlier(long seed) {
        List<Recorded> all = Chronicle.of(seed, 6, 400);
        for (JourneyId journey : all.stream().map(Recorded::journey).distinct().toList()) {
            List<Document> changes = changes(all.stream()
                    .filter(recorded -> recorded.journey().equals(journey))
                    .toList());
            for (int i = 1; i < changes.size(); i++) {
                TransitionDocument before = (TransitionDocument) changes.get(i - 1);
                TransitionDocument after = (TransitionDocument) changes.get(i);
                assertThat(after.from()).isEqualTo(before.to());
                assertThat(after.timestamp()).isAfterOrEqualTo(before.timestamp());
            }
        }
    }

    @Test
    void what_a_review_may_have_written_while_a_batch_was_on_its_way_is_withdrawn_with_the_silence() {
        // given a silence that is too long at noon of the first of May, and a batch that is folded for just before
        Telling ann = Telling.of("J1")
                .then(identified("2026-01-01", Identifier.Kind.EMAIL, "ann@example.org"))
                .then(bought("2026-01-01", "O1", "10.00"))
                .then(bought("2026-01-31", "O2", "10.00"));
        TransitionsFold fold = new TransitionsFold();
        Standing alone = Standing.alone(new JourneyId("J1"));
        TransitionsFold.State before = fold.fold(alone, ann.events());
        Reading justBefore = Telling.reading("2026-05-01").at(at("2026-05-01").minusSeconds(1));

        // when the batch has a late purchase
        ann.then(bought("2026-04-15", "O3", "10.00"), at("2026-05-01"));
        Update update = fold.update(before, at("2026-04-30"), fold.fold(alone, ann.events()), justBefore);

        // then what was at the risk is withdrawn though the batch does not see it
        assertThat(update.withdrawn()).containsExactly("J1:3");
    }

    private static List<Document> changes(List<Recorded> stream) {
        TransitionsFold fold = new TransitionsFold();
        return fold.documents(
                fold.fold(Standing.alone(stream.getFirst().journey()), stream),
                new Reading(Telling.POLICY, Chronicle.END, PersonalTexts.CLOSED));
    }
}
