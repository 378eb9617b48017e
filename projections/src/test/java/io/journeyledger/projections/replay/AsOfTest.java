package io.journeyledger.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.LastInstant;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.PurchaseEvent.PurchaseMade;
import io.journeyledger.ledger.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsOfTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2025-12-31T23:59:59.999Z, true",
        "2025-12-31T23:59:59.9995Z, true",
        "2025-12-31T23:59:59.999999999Z, true",
        "2026-01-01T00:00:00Z, false"
    })
    void a_day_as_an_end_means_all_of_it(Instant occurred, boolean known) {
        AsOf asOf = new AsOf(null, LastInstant.of(LocalDate.parse("2025-12-31"), ZoneOffset.UTC), NOW);

        assertThat(asOf.known().test(bought(occurred))).isEqualTo(known);
    }

    @Test
    void the_end_of_a_day_is_that_of_its_zone() {
        assertThat(LastInstant.of(LocalDate.parse("2026-03-29"), ZoneId.of("Europe/London")))
                .isEqualTo("2026-03-29T22:59:59.999999999Z");
    }

    @Test
    void a_time_still_to_come_is_refused_by_its_name_and_now_is_not() {
        assertThat(new AsOf(NOW, NOW, NOW).instant()).isEqualTo(NOW);
        assertThatExceptionOfType(FutureTimeException.class)
                .isThrownBy(() -> new AsOf(NOW.plusNanos(1), null, NOW))
                .withMessage(
                        "recordedUntil is '2026-01-31T12:00:00.000000001Z', which lies in the future: leave it out to"
                                + " be told all that is known by now")
                .satisfies(e -> assertThat(e.parameter()).isEqualTo("recordedUntil"));
        assertThatExceptionOfType(FutureTimeException.class)
                .isThrownBy(() -> new AsOf(null, NOW.plusNanos(1), NOW))
                .satisfies(e -> assertThat(e.parameter()).isEqualTo("occurredUntil"));
    }

    private static Recorded bought(Instant at) {
        PurchaseMade purchase = new PurchaseMade(at, "O1", List.of(), Money.of("1.00", "EUR"), null);
        return new Recorded(1, new JourneyId("J1"), 0, NOW, purchase, Provenance.of("test", "1"));
    }
}
