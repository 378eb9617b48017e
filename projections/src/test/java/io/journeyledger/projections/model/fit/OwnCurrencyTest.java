package io.journeyledger.projections.model.fit;

import static io.journeyledger.projections.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.PurchaseEvent.ContractSigned;
import io.journeyledger.ledger.PurchaseEvent.PurchaseMade;
import io.journeyledger.ledger.PurchaseEvent.PurchaseReturned;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.fold.Buyer;
import io.journeyledger.projections.model.Quintiles;
import io.journeyledger.projections.policy.ModelsPolicy;
import io.journeyledger.projections.replay.DeadLetters;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.store.codec.EventCodec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is added up of customers who paid in several currencies. */
class OwnCurrencyTest {

    private static final ModelsPolicy MODELS = Telling.POLICY.models();

    @Test
    void only_amounts_in_the_currency_of_the_first_purchase_are_added_up() {
        List<Buyer> customers = read(
                List.of(
                        told(1, bought("2026-01-12", "O3", "30.00", "USD")),
                        told(2, bought("2026-01-11", "O2", "500.00", "EUR")),
                        told(3, new ContractSigned(at("2026-01-10"), "K1", "fibre", Money.of("39.00", "USD"), null)),
                        told(4, bought("2026-01-13", "O4", "10.00", "EUR")),
                        told(5, new PurchaseReturned(at("2026-01-14"), "O2", "R1", Money.of("100.00", "EUR"), null))),
                LocalDate.parse("2026-01-31"));

        BigDecimal worth = Objects.requireNonNull(MODELS.worth("EUR"));
        double monetary = new BigDecimal(410).multiply(worth).doubleValue();
        assertThat(customers).containsExactly(new Buyer(2, 2, 20, 10 * worth.doubleValue(), 1, 3, monetary));
    }

    @Test
    void who_spent_what_a_bound_was_found_by_is_in_its_class() {
        List<Recorded> told = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            told.add(told("J" + i, i, 0, bought("2026-01-0" + i, "O1", i + "9.94", "EUR")));
        }
        LocalDate day = LocalDate.parse("2026-01-31");

        Fitted.Rfm rfm = ModelFitting.rfm(read(told, day));

        for (int i = 1; i <= 5; i++) {
            double spent = new BigDecimal(i + "9.94")
                    .multiply(Objects.requireNonNull(MODELS.worth("EUR")))
                    .doubleValue();
            assertThat(new Quintiles(rfm.monetary()).score(spent)).isEqualTo(i);
        }
    }

    @Test
    void no_bound_falls_below_what_it_was_found_by_however_great_it_is() {
        List<Recorded> told = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            told.add(told("J" + i, i, 0, bought("2026-01-0" + i, "O1", "1234567890" + i + ".23", "USD")));
        }
        LocalDate day = LocalDate.parse("2026-01-31");

        assertThat(ModelFitting.rfm(read(told, day)).monetary())
                .containsExactly(12_345_678_901.23, 12_345_678_902.23, 12_345_678_903.23, 12_345_678_904.23);
    }

    @Test
    void who_gave_back_all_is_worth_nothing() {
        List<Recorded> told = List.of(
                told(1, bought("2026-01-01", "O1", "0.10", "USD")),
                told(2, bought("2026-01-02", "O2", "0.20", "USD")),
                told(3, bought("2026-01-03", "O3", "0.30", "USD")),
                told(4, returned("O3", "0.30")),
                told(5, returned("O2", "0.20")),
                told(6, returned("O1", "0.10")));
        LocalDate day = LocalDate.parse("2026-01-31");

        assertThat(ModelFitting.rfm(read(told, day)).monetary()).containsExactly(0.0, 0.0, 0.0, 0.0);
    }

    private static List<Buyer> read(List<Recorded> ledger, LocalDate until) {
        return List.copyOf(Buyers.of(
                        new Stories(new LedgerInMemory(ledger), EventCodec.standard(), DeadLetters.inMemory()),
                        MODELS,
                        until)
                .customers());
    }

    private static Recorded told(long position, JourneyEvent event) {
        return told("J1", position, position - 1, event);
    }

    private static Recorded told(String journey, long position, long sequence, JourneyEvent event) {
        return new Recorded(
                position,
                new JourneyId(journey),
                sequence,
                event.occurredAt(),
                event,
                Provenance.of("test", Long.toString(position)));
    }

    private static PurchaseMade bought(String day, String order, String amount, String currency) {
        return new PurchaseMade(at(day), order, List.of(), Money.of(amount, currency), null);
    }

    private static PurchaseReturned returned(String order, String amount) {
        return new PurchaseReturned(at("2026-01-04"), order, "R" + order, Money.of(amount, "USD"), null);
    }
}
