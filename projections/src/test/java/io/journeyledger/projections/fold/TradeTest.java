package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PurchaseEvent.*;
import java.util.List;
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

    @Test
    void a_renewal_that_is_dated_before_the_signing_says_what_the_contract_pays() {
        ContractSigned signed = new ContractSigned(at("2026-01-05"), "C1", "fibre", Money.of("20.00", "EUR"), null);

        assertThat(Trade.NONE
                        .evolve(ONE, new ContractRenewed(at("2026-01-04"), "C1", Money.of("30.00", "EUR"), null))
                        .evolve(ONE, signed)
                        .recurring())
                .isEqualByComparingTo("30.00");
        assertThat(Trade.NONE
                        .evolve(ONE, new ContractRenewed(at("2026-01-04"), "C1", null, null))
                        .evolve(ONE, signed)
                        .recurring())
                .as("a renewal without an amount changes none")
                .isEqualByComparingTo("20.00");
    }

    @Test
    void the_currency_is_that_of_the_first_purchase_and_of_a_contract_only_while_nothing_was_bought() {
        Trade signed = Trade.NONE.evolve(
                ONE, new ContractSigned(at("2026-01-01"), "C1", "fibre", Money.of("1.00", "USD"), null));
        assertThat(signed.currency()).isEqualTo("USD");
        assertThat(signed.recurring()).isEqualByComparingTo("1.00");

        Trade bought = signed.evolve(ONE, bought("2026-01-02", "O1", "1000.00"));
        assertThat(bought.currency()).isEqualTo("EUR");
        assertThat(bought.monetary()).isEqualByComparingTo("1000.00");
        assertThat(bought.otherCurrencies()).containsExactly("USD");

        Trade more = bought.evolve(
                        ONE, new PurchaseMade(at("2026-01-03"), "O2", List.of(), Money.of("7.00", "USD"), null))
                .evolve(ONE, new ContractRenewed(at("2026-01-04"), "C1", Money.of("2.00", "USD"), null));
        assertThat(more.currency()).isEqualTo("EUR");
    }

    @Test
    void a_return_that_is_dated_before_every_purchase_says_nothing_of_the_currency_once_something_is_bought() {
        Trade trade = Trade.NONE
                .evolve(ONE, new PurchaseReturned(at("2026-01-01"), "O1", "R1", Money.of("5.00", "USD"), null))
                .evolve(ONE, bought("2026-01-02", "O2", "10.00"));

        assertThat(trade.currency()).isEqualTo("EUR");
        assertThat(trade.monetary()).isEqualByComparingTo("10.00");
    }
}
