package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.Telling.identified;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.TransitionDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
