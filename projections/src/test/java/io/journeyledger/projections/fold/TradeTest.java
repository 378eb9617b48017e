package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PurchaseEvent.*;
import org.junit.jupiter.api.Test;

class TradeTest {

    private static final JourneyId ONE = new JourneyId("J1");
    private static final JourneyId OTHER = new JourneyId("J2");

    @Test
    void contracts_of_merged_journeys_are_two_though_they_have_one_name() {
        Trade both = Trade.NONE
                .evolve(ONE, new ContractSigned(at("2026-01-01"), "C1", "fibre", Money.of("39.00", "EUR"), null))
                .evolve(OTHER, new ContractSigned(at("2026-01-02"), "C1", "mobile", Money.of("10.00", "EUR"), null));
        assertThat(both.contracts()).hasSize(2);
        assertThat(both.recurring()).isEqualByComparingTo("49.00");

        Trade one = both.evolve(OTHER, new ContractEnded(at("2026-02-01"), "C1", null));
        assertThat(one.contracts()).hasSize(1);
        assertThat(one.recurring()).isEqualByComparingTo("39.00");
    }

    @Test
    void a_contract_that_is_renewed_pays_what_it_paid_unless_more_is_said() {
        Trade signed = Trade.NONE.evolve(
                ONE, new ContractSigned(at("2026-01-01"), "C1", "fibre", Money.of("39.00", "EUR"), null));

        assertThat(signed.evolve(ONE, new ContractRenewed(at("2027-01-01"), "C1", null, null))
                        .recurring())
                .isEqualByComparingTo("39.00");
        assertThat(signed.evolve(ONE, new ContractRenewed(at("2027-01-01"), "C1", Money.of("35.00", "EUR"), null))
                        .recurring())
                .isEqualByComparingTo("35.00");
    }
}
