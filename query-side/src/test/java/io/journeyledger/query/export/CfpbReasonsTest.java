package io.journeyledger.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Fold;
import io.journeyledger.projections.fold.Folds;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.fold.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CfpbReasonsTest {

    private static final Instant LODGED = Instant.parse("2026-03-01T00:00:00Z");
    private static final JourneyId ANN = new JourneyId("J17");

    @Test
    void the_response_is_what_the_last_answer_says_even_where_it_says_nothing() {
        ComplaintAnswered first =
                new ComplaintAnswered(LODGED.plusSeconds(1), "B1", Answer.REJECTED, null, PersonalText.of("First."));
        ComplaintReopened again = new ComplaintReopened(LODGED.plusSeconds(2), "B1", PersonalText.of("No."));
        ComplaintAnswered second = new ComplaintAnswered(LODGED.plusSeconds(3), "B1", Answer.ACCEPTED, null, null);

        assertThat(CfpbFormat.reasons(timeline())).isNull();
        assertThat(CfpbFormat.reasons(timeline(first))).isEqualTo("First.");
        assertThat(CfpbFormat.reasons(timeline(first, again))).isEqualTo("First.");
        assertThat(CfpbFormat.reasons(timeline(first, again, second))).isNull();
    }

    private static List<TimelineDocument> timeline(JourneyEvent... events) {
        List<Recorded> told = new ArrayList<>();
        for (JourneyEvent event : events) {
            told.add(new Recorded(
                    told.size() + 1L, ANN, told.size(), event.occurredAt(), event, Provenance.of("test", "s")));
        }
        return told.isEmpty() ? List.of() : documents(Folds.of(View.TIMELINE), told);
    }

    private static <S> List<TimelineDocument> documents(Fold<S> fold, List<Recorded> told) {
        return fold
                .documents(
                        fold.fold(Standing.of(ANN, told), told),
                        new Reading(PolicyFile.standard(), LODGED.plusSeconds(9), (_, text) -> text))
                .stream()
                .map(TimelineDocument.class::cast)
                .toList();
    }
}
