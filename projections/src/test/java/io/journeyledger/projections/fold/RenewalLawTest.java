package io.journeyledger.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PurchaseEvent;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.projections.document.CustomerDocument.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a contract pays is what its last renewal says, and whether it runs is what the write side holds. */
class RenewalLawTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_contract_pays_what_its_last_renewal_says_however_the_signing_is_dated(long seed) {
        Random random = new Random(seed);
        int before = 0;
        for (int history = 0; history < 200; history++) {
            BothSides ann = new BothSides();
            Instant signed = when(random, 0);
            ann.take(new ContractSigned(signed, "K1", "fibre", Money.of("20.00", "EUR"), null));
            BigDecimal pays = new BigDecimal("20.00");
            Instant renewed = Instant.MIN;
            for (int i = 1; i < 5; i++) {
                BigDecimal amount = random.nextInt(3) == 0 ? null : BigDecimal.valueOf(20L + i);
                Instant when = when(random, i);
                PurchaseEvent fact = random.nextInt(6) == 0
                        ? new ContractEnded(when, "K1", null)
                        : new ContractRenewed(when, "K1", amount == null ? null : new Money(amount, "EUR"), null);
                if (ann.take(fact) && fact instanceof ContractRenewed && amount != null && !when.isBefore(renewed)) {
                    pays = amount;
                    renewed = when;
                    before += when.isBefore(signed) ? 1 : 0;
                }
                boolean runs = Objects.requireNonNull(
                        ann.held().purchases().contracts().get("K1"));
                Value value =
                        Objects.requireNonNull(ann.told().customer("2026-04-01").value());
                assertThat(value.contracts()).as("%s", ann).isEqualTo(runs ? 1 : 0);
                assertThat(value.recurring()).as("%s", ann).isEqualByComparingTo(runs ? pays : BigDecimal.ZERO);
            }
        }
        assertThat(before).as("renewals that are dated before the signing").isGreaterThan(20);
    }

    private static Instant when(Random random, int number) {
        return BothSides.after(4L * number + random.nextInt(24));
    }
}
