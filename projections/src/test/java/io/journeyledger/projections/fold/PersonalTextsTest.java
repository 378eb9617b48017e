package io.journeyledger.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.ConsentGranted;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.CustomerDocument;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PersonalTextsTest {

    @Test
    void asOfATimeBeforeAnErasureIdentifiersAreGoneAndLeadNowhere() {
        Telling telling = Telling.of("J1")
                .then(Telling.identified("2026-01-01", Identifier.Kind.PHONE, "+44 20 7946 0000"))
                .then(new ConsentGranted(Telling.at("2026-01-01"), "marketing", null, null))
                .then(Telling.bought("2026-01-02", "O1", "10.00"));
        Reading open = Telling.reading("2026-01-10");
        Reading gone = open.with(PersonalTexts.ERASED);

        assertThat(customer(telling, open).journey().identifiers()).hasSize(1);
        assertThat(customer(telling, gone).journey().identifiers()).isEmpty();
        assertThat(occasions(customer(telling, open))).isNotEmpty();
        assertThat(occasions(customer(telling, gone))).isEmpty();
    }

    private static List<?> occasions(CustomerDocument customer) {
        return Objects.requireNonNull(customer.care()).occasions();
    }

    private static CustomerDocument customer(Telling telling, Reading reading) {
        Fold<CustomerState> fold = new CustomersFold();
        return (CustomerDocument)
                fold.documents(fold.fold(Standing.alone(new JourneyId("J1")), telling.events()), reading)
                        .getFirst();
    }

    @Test
    void aTextThatWasRecordedAsNoneReadsAsEmpty() {
        assertThat(PersonalTexts.CLOSED.read(new JourneyId("j1"), null)).isEmpty();
    }
}
