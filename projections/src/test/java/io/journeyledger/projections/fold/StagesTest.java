package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.Telling.identified;
import static io.journeyledger.projections.Telling.lodged;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.model.BgNbd;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StagesTest {

    private static Telling ann() {
        return Telling.of("J1")
                .then(identified("2026-01-01", Identifier.Kind.EMAIL, "ann@example.org"))
                .then(bought("2026-01-01", "O1", "10.00"))
                .then(bought("2026-01-31", "O2", "10.00"));
    }

    @Test
    void a_complaint_that_is_found_to_be_grave_once_it_is_settled_is_no_risk_until_it_is_reopened() {
        Telling ann = ann().then(lodged("2026-02-01", "B1"))
                .then(new ComplaintResolved(at("2026-02-02"), "B1", true, null, null))
                .then(new ComplaintAssessed(at("2026-02-03"), "B1", Severity.GRAVE, true, false, true, 5, null));
        assertThat(stage(ann, "2026-04-01")).isEqualTo(Stage.DEVELOPING);

        ann.then(new ComplaintReopened(at("2026-03-01"), "B1", null));
        assertThat(stage(ann, "2026-04-01")).isEqualTo(Stage.AT_RISK);
    }

    @Test
    void nobody_who_bought_again_is_as_sure_to_be_alive_as_a_threshold_of_one_wants() {
        BgNbd model = Telling.POLICY.models().purchases().model();
        PurchaseDays twice = PurchaseDays.of(at("2026-01-01"), ZoneOffset.UTC).with(at("2026-01-20"));

        assertThat(twice.whenLessAlive(model, 1)).isEqualTo("2026-01-20T00:00:00Z");
        assertThat(twice.whenLessAlive(model, 0)).isNull();
    }

    @Test
    void the_rhythm_of_who_was_won_back_is_that_of_their_purchases() {
        // given purchases every 30 days, and two years away
        Telling ann = ann().then(new CustomerChurned(at("2026-03-01"), Basis.DECLARED, Reason.PRICE, null))
                .then(new CustomerWonBack(at("2028-03-01"), null));

        // then three times 30 days after the return are too long
        assertThat(stage(ann, "2028-05-29")).isEqualTo(Stage.WON_BACK);
        assertThat(stage(ann, "2028-05-30")).isEqualTo(Stage.AT_RISK);
    }

    private static Stage stage(Telling told, String asOf) {
        return Objects.requireNonNull(told.customer(asOf).lifecycle()).stage();
    }
}
