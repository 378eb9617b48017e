package io.journeyledger.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import org.junit.jupiter.api.Test;

class PersonalTextsTest {

    @Test
    void aTextThatWasRecordedAsNoneReadsAsEmpty() {
        assertThat(PersonalTexts.CLOSED.read(new JourneyId("j1"), null)).isEmpty();
    }
}
