package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.Telling.identified;
import static io.journeyledger.projections.Telling.lodged;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.TimelineDocument;
import org.junit.jupiter.api.Test;

class TimelineFoldTest {

    @Test
    void says_an_event_in_a_sentence_and_in_the_names_of_ecs() {
        TimelineDocument entry = Telling.of("J1")
                .then(bought("2026-01-01", "O1", "59.80"))
                .timeline()
                .getFirst();

        assertThat(entry.id()).isEqualTo("J1.0");
        assertThat(entry.timestamp()).isEqualTo(at("2026-01-01"));
        assertThat(entry.message()).isEqualTo("Bought kettle for 59.80 EUR on the web");
        assertThat(entry.event().action()).isEqualTo("purchase.made");
        assertThat(entry.event().type()).isEqualTo("creation");
        assertThat(entry.journey().family()).isEqualTo(Family.PURCHASE);
        assertThat(entry.journey().orderId()).isEqualTo("O1");
        assertThat(entry.journey().late()).isFalse();
    }

    @Test
    void marks_what_was_recorded_late() {
        TimelineDocument entry = Telling.of("J1")
                .then(bought("2026-01-01", "O1", "59.80"), at("2026-01-03"))
                .timeline()
                .getFirst();

        assertThat(entry.journey().late()).isTrue();
        assertThat(entry.event().created()).isEqualTo(at("2026-01-03"));
    }

    @Test
    void opens_personal_texts_beside_the_sentence_and_none_after_an_erasure() {
        Telling telling = Telling.of("J1")
                .then(identified("2026-01-01", Identifier.Kind.EMAIL, "ann@example.org"))
                .then(lodged("2026-01-02", "B1"));
        assertThat(telling.timeline())
                .extracting(entry -> entry.journey().text().getFirst())
                .containsExactly("ann@example.org", "It leaks.");
        assertThat(telling.timeline())
                .extracting("message")
                .containsExactly(
                        "Customer identified by e-mail address", "Complaint B1 lodged by phone: kettle, defect");

        telling.then(new PersonalDataErased(at("2026-01-03"), "GDPR Art. 17"));
        assertThat(telling.timeline().subList(0, 2))
                .allSatisfy(entry -> assertThat(entry.journey().text()).containsExactly("[erased]"));
    }
}
